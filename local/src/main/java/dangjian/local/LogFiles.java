package dangjian.local;

import java.nio.file.Path;

/// Sends every service's log to one file, so that the console stays readable.
final class LogFiles {

    private LogFiles() {}

    static void in(Path directory) {
        System.setProperty("logging.file.name", directory.resolve("logs/platform.log").toString());
        System.setProperty("logging.structured.format.file", "ecs");
        System.setProperty("logging.threshold.console", "off");
    }
}
