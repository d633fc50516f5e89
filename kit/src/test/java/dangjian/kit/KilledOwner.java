package dangjian.kit;

import java.io.IOException;
import java.nio.file.Path;

/// A JVM that owns a local server, and is killed without a chance to stop it.
final class KilledOwner {

    private static final String READY = "ready to be killed";

    private KilledOwner() {}

    /// Runs a main class with a directory and a port until it waits, then kills it.
    static void run(Class<?> main, Path directory, int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process owner = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ready = owner.inputReader().lines().anyMatch(READY::equals);
        owner.destroyForcibly().onExit().join();
        if (!ready) {
            throw new AssertionError(main.getName() + " ended before it was ready");
        }
    }

    static void waitToBeKilled() throws IOException {
        System.out.println(READY);
        System.in.read();
    }
}
