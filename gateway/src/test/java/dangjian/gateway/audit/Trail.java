package dangjian.gateway.audit;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.kit.LocalPostgres;
import dangjian.kit.data.Ids;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/// An audit trail in a database of its own, which a test may ill-treat.
final class Trail {

    private static final String KEY = "test";

    private final LocalPostgres.Database place = LocalPostgres.freshDatabase("audit_trail");
    private final AuditAlgorithm algorithm;
    private final DatabaseClient database;
    private final InboxRepository inbox;
    private final Sealer sealer;

    Trail(AuditAlgorithm algorithm, int segment) {
        this.algorithm = algorithm;
        Flyway.configure()
                .dataSource(place.jdbcUrl(), place.user(), place.password())
                .locations("classpath:db/kit", "classpath:db/org-copy", "classpath:db/gateway")
                .outOfOrder(true)
                .load()
                .migrate();
        var connections = connections();
        var properties = new AuditProperties(
                KEY,
                Map.of(KEY, GatewayInfrastructure.AUDIT_KEY),
                Map.of(KEY, algorithm),
                Duration.ofDays(1096),
                segment,
                Duration.ofMinutes(15),
                Map.of());
        this.database = DatabaseClient.create(connections);
        this.inbox = new InboxRepository(database);
        this.sealer = new Sealer(
                inbox,
                new ChainRepository(database, JsonMapper.shared()),
                new AuditSeal(properties),
                properties,
                InstantSource.system(),
                new R2dbcTransactionManager(connections));
    }

    /// So many entries in the chain, an hour apart, the last of them at this time.
    Trail entries(int count, Instant last) {
        Flux.range(0, count)
                .concatMap(
                        number -> inbox.add(entry(last.minus(Duration.ofHours(count - 1L - number)), number % 2 == 0)))
                .thenMany(sealer.sealAll())
                .blockLast();
        return this;
    }

    /// Deletes what is old enough.
    void forget() {
        sealer.forgetOldOnes().block();
    }

    /// As somebody would who owns the database.
    void tamper(String statements) {
        Flux.just(("alter table audit_entries disable trigger user; " + statements).split(";"))
                .concatMap(statement -> database.sql(statement).then())
                .blockLast();
    }

    AuditRepository repository() {
        return new AuditRepository(database);
    }

    DatabaseClient database() {
        return database;
    }

    /// What the command line takes to find this trail.
    List<String> arguments(String... more) {
        var arguments = new ArrayList<>(List.of(
                AuditCommand.NAME,
                "--dangjian.gateway.audit.current-key=" + KEY,
                "--dangjian.gateway.audit.keys.%s=%s".formatted(KEY, GatewayInfrastructure.AUDIT_KEY),
                "--dangjian.gateway.audit.algorithms.%s=%s".formatted(KEY, algorithm)));
        place.properties().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /// @param detailed as an entry is of a grant
    private static AuditEntry entry(Instant at, boolean detailed) {
        return new AuditEntry(
                Ids.next(),
                at,
                AuditKind.WRITE,
                "PUT /api/v1/members/{id}",
                IntStream.range(0, 2).mapToObj(_ -> UUID.randomUUID()).toList(),
                UUID.randomUUID().toString(),
                "10.0.0.1",
                200,
                detailed ? "{\"after\":{\"scopes\":[\"members:read\"]}}" : null);
    }

    private ConnectionFactory connections() {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(place.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, place.user())
                .option(ConnectionFactoryOptions.PASSWORD, place.password())
                .build());
    }
}
