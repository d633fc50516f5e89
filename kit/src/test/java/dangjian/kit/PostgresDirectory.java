package dangjian.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The data directory of a durable server, made ready to start whatever happened to the server before.
record PostgresDirectory(Path home) {

    private static final int SECONDS_TO_STOP = 30;

    /// Stops a server that outlived its owner, drops a set-up that was interrupted and a process file without process.
    static PostgresDirectory prepare(Path home) {
        PostgresDirectory directory = new PostgresDirectory(home.toAbsolutePath());
        try {
            Files.createDirectories(directory.home);
            if (!Files.exists(directory.marker())) {
                Infrastructure.delete(directory.path());
            }
            directory.stopOrphan();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot use the data directory " + home, failure);
        }
        return directory;
    }

    Path path() {
        return home.resolve("data");
    }

    Redirect log() {
        return Redirect.appendTo(home.resolve("server.log").toFile());
    }

    /// Marks the directory as completely set up.
    void confirm() {
        try {
            Files.writeString(marker(), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path marker() {
        return home.resolve("initialised");
    }

    private Path processFile() {
        return path().resolve("postmaster.pid");
    }

    private void stopOrphan() throws IOException {
        if (!Files.exists(processFile())) {
            return;
        }
        Optional<ProcessHandle> orphan = server();
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
        Files.deleteIfExists(processFile());
    }

    private Optional<ProcessHandle> server() throws IOException {
        long id = Long.parseLong(Files.readAllLines(processFile()).getFirst().strip());
        return ProcessHandle.of(id)
                .filter(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(false));
    }

    private void stop(ProcessHandle server) {
        CompletableFuture<ProcessHandle> exit = server.onExit();
        server.destroy();
        try {
            exit.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            throw new IllegalStateException("The server %d on %s does not stop".formatted(server.pid(), home), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
