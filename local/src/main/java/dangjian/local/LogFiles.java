package dangjian.local;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends every service's log to one file, so that the console stays readable.
final class LogFiles {

    private LogFiles() {}

    /// Call it before anything logs: `logback.xml` then holds for all services, and none sets logging up anew.
    static Path in(Path directory) {
        var file = directory.resolve("logs/platform.log");
        System.setProperty("dangjian.local.log", file.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getILoggerFactory(); // loads it now, before several services would at once
        return file;
    }
}
