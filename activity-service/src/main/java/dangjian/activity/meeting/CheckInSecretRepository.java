package dangjian.activity.meeting;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class CheckInSecretRepository {

    private static final String FOUND = "the activity was found in scope or by its admission";

    private final DatabaseClient database;

    CheckInSecretRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(FOUND)
    Mono<Void> keep(UUID activity, byte[] secret, Instant openedAt) {
        return database.sql("""
                        insert into check_in_secrets (activity_id, secret, opened_at) values (:activity, :secret, :openedAt)
                        on conflict (activity_id) do update set secret = :secret, opened_at = :openedAt
                        """)
                .bind("activity", activity)
                .bind("secret", secret)
                .bind("openedAt", openedAt)
                .then();
    }

    @Unscoped(FOUND)
    Mono<Sealed> find(UUID activity) {
        return database.sql("select secret, opened_at from check_in_secrets where activity_id = :activity")
                .bind("activity", activity)
                .mapProperties(Sealed.class)
                .one();
    }

    @Unscoped(FOUND)
    Mono<Void> delete(UUID activity) {
        return database.sql("delete from check_in_secrets where activity_id = :activity")
                .bind("activity", activity)
                .then();
    }

    /// A secret as it is stored: encrypted.
    record Sealed(byte[] secret, Instant openedAt) {}
}
