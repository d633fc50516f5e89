package dangjian.kit;

import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL in a container, for `-Dinfra=containers`.
final class ContainerPostgres {

    private ContainerPostgres() {}

    static PostgresServer start() {
        QuietLogging.install();
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off");
        container.start();
        return new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword(),
                container::stop);
    }
}
