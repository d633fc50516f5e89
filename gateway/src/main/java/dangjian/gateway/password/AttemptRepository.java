package dangjian.gateway.password;

import dangjian.kit.web.Unscoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class AttemptRepository {

    private static final String NO_CALLER = "nobody has signed in yet; the rows belong to names, not to organisations";

    private final DatabaseClient database;

    AttemptRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Counts an attempt; false when the name is locked or has no attempt left.
    @Unscoped(NO_CALLER)
    Mono<Boolean> begin(String username, Instant now, Instant since, int limit) {
        return database.sql("""
                        insert into sign_in_attempts as a (username, failures, since) values (:username, 1, :now)
                        on conflict (username) do update set
                            failures = case when a.locked_until <= :now or a.since <= :since then 1
                                else a.failures + 1 end,
                            since = case when a.locked_until <= :now or a.since <= :since then :now else a.since end,
                            locked_until = null
                        where a.locked_until <= :now
                            or a.locked_until is null and (a.since <= :since or a.failures < :limit)
                        """)
                .bind("username", key(username))
                .bind("now", now)
                .bind("since", since)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(NO_CALLER)
    Mono<Instant> lockedUntil(String username) {
        return database.sql("""
                        select locked_until from sign_in_attempts
                        where username = :username and locked_until is not null
                        """)
                .bind("username", key(username))
                .mapValue(Instant.class)
                .first();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> lock(String username, Instant until, int limit) {
        return database.sql("""
                        update sign_in_attempts set locked_until = :until
                        where username = :username and failures >= :limit and locked_until is null
                        """)
                .bind("username", key(username))
                .bind("until", until)
                .bind("limit", limit)
                .then();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> forget(String username) {
        return database.sql("delete from sign_in_attempts where username = :username")
                .bind("username", key(username))
                .then();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> forgetBefore(Instant now, Instant since) {
        return database.sql("""
                        delete from sign_in_attempts
                        where locked_until <= :now or locked_until is null and since <= :since
                        """).bind("now", now).bind("since", since).then();
    }

    private static byte[] key(String username) {
        try {
            var name = username.strip().toLowerCase(Locale.ROOT);
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
