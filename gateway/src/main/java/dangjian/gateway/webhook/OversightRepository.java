package dangjian.gateway.webhook;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class OversightRepository {

    private static final String DISTRICT = "security administrators oversee the webhooks of every system";

    private final DatabaseClient database;

    OversightRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(DISTRICT)
    Mono<Boolean> knowsClient(UUID client) {
        return database.sql("select exists (select from clients where id = :client)")
                .bind("client", client)
                .mapValue(Boolean.class)
                .one();
    }

    /// Sends nothing more until an administrator lets it, whatever it was suspended for before.
    @Unscoped(DISTRICT)
    Mono<Void> stop(UUID webhook, Instant now) {
        return database.sql("""
                        update webhooks set suspended_at = coalesce(suspended_at, :now), suspended_for = 'ADMINISTRATOR'
                        where id = :id
                        """).bind("id", webhook).bind("now", now).then();
    }
}
