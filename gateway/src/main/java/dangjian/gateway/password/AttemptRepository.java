package dangjian.gateway.password;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Unscoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class AttemptRepository {

    private static final String NO_CALLER = "nobody has signed in yet; the rows belong to names, not to organisations";

    /// When the next attempt may come after the failures so far.
    private static final String NEXT = "a.last_at + coalesce((:delays::bigint[])[a.failures], 0) * interval '1 ms'";

    private final DatabaseClient database;

    AttemptRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Counts an attempt; false when it comes too early, or no attempt is left.
    @Unscoped(NO_CALLER)
    Mono<Boolean> begin(Tried tried, Instant now, Instant since, int limit, List<Duration> delays) {
        return database.sql("""
                        insert into sign_in_attempts as a (username, failures, since, last_at)
                        values (:key, 1, :now, :now)
                        on conflict (username) do update set
                            failures = case when a.locked_until <= :now or a.since <= :since then 1
                                else a.failures + 1 end,
                            since = case when a.locked_until <= :now or a.since <= :since then :now else a.since end,
                            last_at = :now,
                            locked_until = null
                        where a.locked_until <= :now
                            or a.locked_until is null
                                and (a.since <= :since or a.failures < :limit and %s <= :now)
                        """.formatted(NEXT))
                .bind("key", tried.key())
                .bind("now", now)
                .bind("since", since)
                .bind("limit", limit)
                .bind("delays", millis(delays))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /// Counts a failure of something that is not counted when it begins.
    @Unscoped(NO_CALLER)
    Mono<Void> count(Tried tried, Instant now, Instant since) {
        return database.sql("""
                        insert into sign_in_attempts as a (username, failures, since, last_at, network)
                        values (:key, 1, :now, :now, :network)
                        on conflict (username) do update set
                            failures = case when a.since <= :since then 1 else a.failures + 1 end,
                            since = case when a.since <= :since then :now else a.since end,
                            last_at = :now
                        """)
                .bind("key", tried.key())
                .bind("network", Parameter.fromOrEmpty(tried.network(), String.class))
                .bind("now", now)
                .bind("since", since)
                .then();
    }

    /// Until when it is locked, or must wait before the next attempt; nothing when neither.
    @Unscoped(NO_CALLER)
    Mono<Closure> closure(Tried tried, Instant now, int limit, List<Duration> delays) {
        return database.sql("""
                        select coalesce(a.locked_until, %s) as until, a.locked_until is not null as is_locked
                        from sign_in_attempts a
                        where a.username = :key and (a.locked_until > :now
                            or a.locked_until is null and a.failures < :limit and %s > :now)
                        """.formatted(NEXT, NEXT))
                .bind("key", tried.key())
                .bind("now", now)
                .bind("limit", limit)
                .bind("delays", millis(delays))
                .mapProperties(Closure.class)
                .one();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> lock(Tried tried, Instant now, int limit, List<Duration> durations) {
        return database.sql("""
                        update sign_in_attempts set locks = locks + 1, locked_until = :now::timestamptz
                            + (:durations::bigint[])[least(locks + 1, cardinality(:durations::bigint[]))]
                                * interval '1 ms'
                        where username = :key and failures >= :limit
                            and (locked_until is null or locked_until <= :now)
                        """)
                .bind("key", tried.key())
                .bind("now", now)
                .bind("durations", millis(durations))
                .bind("limit", limit)
                .then();
    }

    @Unscoped(NO_CALLER)
    Mono<Void> forget(Tried tried) {
        return database.sql("delete from sign_in_attempts where username = :key")
                .bind("key", tried.key())
                .then();
    }

    /// The keys that are locked, of these.
    @Unscoped(NO_CALLER)
    Flux<Lock> locks(Collection<Tried> tried, Instant now) {
        return database.sql("""
                        select username as key, locked_until from sign_in_attempts
                        where username = any(array(select decode(unnest(:keys::text[]), 'hex'))) and locked_until > :now
                        """)
                .bind(
                        "keys",
                        tried.stream()
                                .map(one -> HexFormat.of().formatHex(one.key()))
                                .toArray(String[]::new))
                .bind("now", now)
                .mapProperties(Lock.class)
                .all();
    }

    @Unscoped(NO_CALLER)
    Flux<NetworkLock> lockedNetworks(Instant now, Paging paging) {
        var after = paging.after();
        return database.sql("""
                        select id, network, failures, locked_until from sign_in_attempts
                        where network is not null and locked_until > :now and (:after::uuid is null or id > :after)
                        order by id limit :rows
                        """)
                .bind("now", now)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(NetworkLock.class)
                .all();
    }

    /// @return whether it was locked
    @Unscoped(NO_CALLER)
    Mono<Boolean> unlockNetwork(UUID id, Instant now) {
        return database.sql("""
                        delete from sign_in_attempts where id = :id and network is not null and locked_until > :now
                        """)
                .bind("id", id)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /// Forgets what is over, and locks that no longer count for the length of the next.
    @Unscoped(NO_CALLER)
    Mono<Void> forgetBefore(Instant now, Instant since, Instant remembered) {
        return database.sql("""
                        delete from sign_in_attempts
                        where (locked_until is null or locked_until <= :now) and since <= :since
                            and (locks = 0 or last_at <= :remembered)
                        """)
                .bind("now", now)
                .bind("since", since)
                .bind("remembered", remembered)
                .then();
    }

    private static Long[] millis(List<Duration> durations) {
        return durations.stream().map(Duration::toMillis).toArray(Long[]::new);
    }

    /// Until when a key is locked.
    record Lock(byte[] key, Instant lockedUntil) {}

    /// Why no attempt may be made now, and until when.
    record Closure(Instant until, boolean isLocked) {}
}
