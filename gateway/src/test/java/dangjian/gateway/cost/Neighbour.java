package dangjian.gateway.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// A service in a process of its own, as it runs in earnest, so that none carries what another brings along.
record Neighbour(Process process, int port) implements AutoCloseable {

    private static final String READY = "ready";

    /// Starts a service and waits until it can be asked.
    static Neighbour start(Class<?> application, int port, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Asia/Shanghai",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Neighbour.class.getName(),
                application.getName(),
                "--server.port=" + port));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            awaitReady(process.inputReader());
            return new Neighbour(process, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The program of that process: runs until nobody is there any more who started it.
    static void main(String[] arguments) throws ClassNotFoundException, IOException {
        new SpringApplicationBuilder(Class.forName(arguments[0]))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.out.println(READY);
        System.exit(Math.min(0, System.in.read()));
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The service has ended instead of beginning");
            }
            System.out.println(line);
        }
        Thread.startVirtualThread(() -> passOn(output));
    }

    private static void passOn(BufferedReader output) {
        try {
            output.transferTo(new PrintWriter(System.out, true));
        } catch (IOException _) {
            // the service has been told to end
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Seconds of processor time that the process has used so far.
    double processor() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
