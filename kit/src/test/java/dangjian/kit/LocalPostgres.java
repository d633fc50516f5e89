package dangjian.kit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real PostgreSQL on this machine: one shared server per JVM for tests, or one with a data directory that survives.
///
/// With `-Dinfra=containers` the shared server is a container instead of a process.
public final class LocalPostgres implements AutoCloseable {

    private static final Map<String, Database> SHARED_DATABASES = new ConcurrentHashMap<>();

    private final PostgresServer server;

    private LocalPostgres(PostgresServer server) {
        this.server = server;
    }

    /// The database of that name on the shared server, created empty when first asked for.
    public static Database database(String name) {
        return SHARED_DATABASES.computeIfAbsent(name, Shared.INSTANCE::create);
    }

    /// A new empty database on the shared server that nobody else uses.
    public static Database freshDatabase(String prefix) {
        return Shared.INSTANCE.create(
                prefix + "_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /// Starts a server on a data directory, new or kept from before, also after its process was killed.
    ///
    /// The caller closes it; nothing else does. Port 0 means any free port. Everything committed is on disk.
    public static LocalPostgres start(Path dataDirectory, int port) {
        return new LocalPostgres(PostgresServer.durable(dataDirectory, port));
    }

    /// The database of that name, created empty when it is missing.
    public Database create(String name) {
        Database database = new Database(server.host(), server.port(), server.user(), server.password(), name);
        Database maintenance = new Database(server.host(), server.port(), server.user(), server.password(), "postgres");
        try (Connection connection = maintenance.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        } catch (SQLException failure) {
            if (!"42P04".equals(failure.getSQLState())) {
                throw new IllegalStateException("Cannot create the database " + name, failure);
            }
        }
        return database;
    }

    public int port() {
        return server.port();
    }

    /// Stops the server cleanly and keeps its data.
    @Override
    public void close() {
        server.stop();
    }

    /// How to reach one database.
    public record Database(String host, int port, String user, String password, String name) {

        public String jdbcUrl() {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        }

        public String r2dbcUrl() {
            return "r2dbc:postgresql://%s:%d/%s".formatted(host, port, name);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }

        /// The Spring Boot properties that point R2DBC and Flyway to this database.
        public Map<String, String> properties() {
            return Map.of(
                    "spring.r2dbc.url", r2dbcUrl(),
                    "spring.r2dbc.username", user,
                    "spring.r2dbc.password", password,
                    "spring.flyway.url", jdbcUrl(),
                    "spring.flyway.user", user,
                    "spring.flyway.password", password);
        }

        /// Registers [#properties()] in a `@DynamicPropertySource` method.
        public void register(DynamicPropertyRegistry registry) {
            properties().forEach((key, value) -> registry.add(key, (Supplier<Object>) () -> value));
        }
    }

    private static final class Shared {

        static final LocalPostgres INSTANCE = new LocalPostgres(
                Infrastructure.inContainers() ? ContainerPostgres.start() : PostgresServer.disposable());
    }
}
