package dangjian.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A running PostgreSQL server and how to stop it.
record PostgresServer(String host, int port, String user, String password, Runnable stopping) {

    /// A server for tests: fast, and gone with the JVM.
    static PostgresServer disposable() {
        QuietLogging.install();
        return start(settings().setServerConfig("full_page_writes", "off"));
    }

    /// A server whose data outlives it, even when it is killed.
    static PostgresServer durable(Path directory, int port) {
        QuietLogging.install();
        PostgresDirectory data = PostgresDirectory.prepare(directory);
        var builder = settings()
                .setDataDirectory(data.path())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(data.log())
                .setErrorRedirector(data.log())
                .setDataDirectoryCustomizer(initialised -> data.confirm());
        return start(port == 0 ? builder : builder.setPort(port));
    }

    private static EmbeddedPostgres.Builder settings() {
        return EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", Infrastructure.HOST)
                .setLocaleConfig("locale", "C.UTF-8");
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres process = builder.start();
            return new PostgresServer(
                    Infrastructure.HOST, process.getPort(), "postgres", "postgres", () -> close(process));
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not start", failure);
        }
    }

    private static void close(EmbeddedPostgres process) {
        try {
            process.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void stop() {
        stopping.run();
    }
}
