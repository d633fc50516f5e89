package dangjian.kit.web;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;

/// The table of idempotency keys and the answers they got.
final class IdempotencyKeys {

    private final DatabaseClient database;

    IdempotencyKeys(DatabaseClient database) {
        this.database = database;
    }

    /// True if the key is new; waits for a request that is using it at this moment.
    Mono<Boolean> claim(UUID account, String key, byte[] fingerprint) {
        var forgetOld = database.sql("delete from idempotency_keys where created_at < now() - interval '2 days'")
                .then();
        var insert = database.sql("""
                        insert into idempotency_keys (account_id, key, fingerprint) values (:account, :key, :fingerprint)
                        on conflict do nothing
                        """)
                .bind("account", account)
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .fetch()
                .rowsUpdated();
        return forgetOld.then(insert).map(rows -> rows == 1);
    }

    Mono<Void> keep(UUID account, String key, KeptAnswer answer) {
        return database.sql("""
                        update idempotency_keys
                        set status = :status, content_type = :contentType, location = :location, etag = :etag, body = :body
                        where account_id = :account and key = :key
                        """)
                .bind("account", account)
                .bind("key", key)
                .bind("status", answer.status())
                .bind("contentType", Parameter.fromOrEmpty(answer.contentType(), String.class))
                .bind("location", Parameter.fromOrEmpty(answer.location(), String.class))
                .bind("etag", Parameter.fromOrEmpty(answer.etag(), String.class))
                .bind("body", answer.body())
                .then();
    }

    Mono<Void> forget(UUID account, String key) {
        return database.sql("delete from idempotency_keys where account_id = :account and key = :key")
                .bind("account", account)
                .bind("key", key)
                .then();
    }

    Mono<KeptAnswer> kept(UUID account, String key, byte[] fingerprint) {
        return database.sql("""
                        select fingerprint, status, content_type, location, etag, body from idempotency_keys
                        where account_id = :account and key = :key
                        """)
                .bind("account", account)
                .bind("key", key)
                .map(row -> {
                    if (!Arrays.equals(row.get("fingerprint", byte[].class), fingerprint)) {
                        throw Problem.unprocessable("idempotency.other-request");
                    }
                    return answer(row);
                })
                .one();
    }

    private static KeptAnswer answer(Readable row) {
        return new KeptAnswer(
                Objects.requireNonNull(row.get("status", Integer.class)),
                row.get("content_type", String.class),
                row.get("location", String.class),
                row.get("etag", String.class),
                Objects.requireNonNull(row.get("body", byte[].class)));
    }
}
