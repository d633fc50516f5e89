package dangjian.gateway.session;

import dangjian.gateway.account.SessionEnd;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SessionRepository {

    private static final String OWN = "a session belongs to its account, not to an organisation; its secret is the key";
    private static final UUID NONE = new UUID(0, 0);
    private static final String COLUMNS =
            "s.id, s.account_id, s.started_at, s.ends_at, s.idle_seconds, s.by_password, s.with_factor,"
                    + " s.chosen_role, s.chosen_org";

    private final DatabaseClient database;

    SessionRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Writes a new session, unless the account has been changed or suspended since it was read in this version: who
    /// does that ends the sessions that are there, and none may slip in behind. The account stays locked until the
    /// transaction ends, so that of two sessions that end each other one goes on.
    @Unscoped(OWN)
    Mono<Session> start(Session session, Origin origin, RefreshToken token, int accountVersion) {
        return database.sql("""
                        with holder as (
                            update accounts set last_signed_in_at = :startedAt, unused_since = :startedAt
                            where id = :accountId and version = :version and suspended_at is null returning id),
                        known as (
                            insert into account_networks (account_id, network, used_at)
                            select id, :network, :startedAt from holder where :network <> ''
                            on conflict (account_id, network) do update set used_at = excluded.used_at),
                        started as (
                            insert into sessions (id, account_id, started_at, refreshed_at, ends_at, idle_seconds,
                                by_password, with_factor, address, agent)
                            select :id, id, :startedAt, :startedAt, :endsAt, :idleSeconds,
                                :byPassword, :withFactor, :address, :agent from holder
                            returning id)
                        insert into refresh_tokens (hash, session_id, expires_at)
                        select :hash, id, :expiresAt from started
                        """)
                .bind("id", session.id())
                .bind("accountId", session.accountId())
                .bind("startedAt", session.startedAt())
                .bind("endsAt", session.endsAt())
                .bind("expiresAt", session.expiresAt())
                .bind("idleSeconds", session.idleSeconds())
                .bind("byPassword", session.byPassword())
                .bind("withFactor", session.withFactor())
                .bind("address", origin.address())
                .bind("network", origin.network().text())
                .bind("agent", Parameter.fromOrEmpty(origin.agent(), String.class))
                .bind("version", accountVersion)
                .bind("hash", token.hash())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(_ -> session);
    }

    /// Exchanges a refresh token for the next one. Of several at once exactly one succeeds; the others find it used.
    @Unscoped(OWN)
    Mono<Session> rotate(RefreshToken token, RefreshToken next, Instant now) {
        return database.sql("""
                        with used as (
                            update refresh_tokens t set used_at = :now
                            where t.hash = :hash and t.used_at is null and t.expires_at > :now and exists (
                                select from sessions s
                                where s.id = t.session_id and s.ended_at is null and s.ends_at > :now)
                            returning t.session_id),
                        going as (
                            update sessions s set refreshed_at = :now from used where s.id = used.session_id
                            returning %s),
                        following as (
                            insert into refresh_tokens (hash, session_id, expires_at)
                            select :next, id, least(:now + idle_seconds * interval '1 second', ends_at) from going
                            returning session_id, expires_at)
                        select going.*, following.expires_at from going join following on following.session_id = going.id
                        """.formatted(COLUMNS))
                .bind("hash", token.hash())
                .bind("next", next.hash())
                .bind("now", now)
                .mapProperties(Session.class)
                .one();
    }

    /// Ends the session whose refresh token was used before that time, if this is such a token.
    ///
    /// @return the session that has been ended
    @Unscoped(OWN)
    Mono<Session> endOfReused(RefreshToken token, Instant usedBefore, Instant now) {
        return database.sql("""
                        update sessions s set ended_at = :now, ended_because = 'REUSED'
                        from refresh_tokens t
                        where t.hash = :hash and t.used_at < :usedBefore and s.id = t.session_id
                            and s.ended_at is null and s.ends_at > :now
                        returning %s, t.expires_at
                        """.formatted(COLUMNS))
                .bind("hash", token.hash())
                .bind("usedBefore", usedBefore)
                .bind("now", now)
                .mapProperties(Session.class)
                .one();
    }

    /// Whether this token was used just now, and its session goes on.
    @Unscoped(OWN)
    Mono<Boolean> isRepeated(RefreshToken token, Instant usedSince, Instant now) {
        return database.sql("""
                        select exists (
                            select from refresh_tokens t join sessions s on s.id = t.session_id
                            where t.hash = :hash and t.used_at >= :usedSince and s.ended_at is null and s.ends_at > :now)
                        """)
                .bind("hash", token.hash())
                .bind("usedSince", usedSince)
                .bind("now", now)
                .mapValue(Boolean.class)
                .one();
    }

    /// The sessions of an account that go on, newest first.
    @Unscoped(OWN)
    Flux<SessionViews.Listed> ofAccount(UUID accountId, @Nullable UUID current, Instant now) {
        return database.sql("""
                        select id, started_at, refreshed_at, ends_at, address, agent, id = :current as is_current
                        from sessions s
                        where account_id = :account and ended_at is null and ends_at > :now and exists (
                            select from refresh_tokens t
                            where t.session_id = s.id and t.used_at is null and t.expires_at > :now)
                        order by started_at desc
                        """)
                .bind("account", accountId)
                .bind("current", current == null ? NONE : current)
                .bind("now", now)
                .mapProperties(SessionViews.Listed.class)
                .all();
    }

    @Unscoped(OWN)
    Mono<Session> find(UUID id, Instant now) {
        return database.sql("""
                        select %s, max(t.expires_at) as expires_at
                        from sessions s join refresh_tokens t on t.session_id = s.id
                        where s.id = :id and s.ended_at is null and s.ends_at > :now
                        group by s.id
                        """.formatted(COLUMNS))
                .bind("id", id)
                .bind("now", now)
                .mapProperties(Session.class)
                .one();
    }

    @Unscoped("asked about every request before its caller is known")
    Mono<Boolean> isLive(UUID id, UUID accountId, Instant now) {
        return database.sql("""
                        select exists (select from sessions
                            where id = :id and account_id = :account and ended_at is null and ends_at > :now)
                        """)
                .bind("id", id)
                .bind("account", accountId)
                .bind("now", now)
                .mapValue(Boolean.class)
                .one();
    }

    /// Narrows the session to one post, or to none in particular.
    @Unscoped(OWN)
    Mono<Void> choose(UUID id, @Nullable Grant grant) {
        return database.sql("update sessions set chosen_role = :role, chosen_org = :org where id = :id")
                .bind("id", id)
                .bind(
                        "role",
                        Parameter.fromOrEmpty(
                                grant == null ? null : grant.role().name(), String.class))
                .bind("org", Parameter.fromOrEmpty(grant == null ? null : grant.orgId(), UUID.class))
                .then();
    }

    /// Notes that the holder has shown a second factor.
    @Unscoped(OWN)
    Mono<Void> showFactor(UUID id) {
        return database.sql("update sessions set with_factor = true where id = :id")
                .bind("id", id)
                .then();
    }

    @Unscoped(OWN)
    Mono<Void> end(UUID id, SessionEnd reason, Instant now) {
        return database.sql("""
                        update sessions set ended_at = :now, ended_because = :reason
                        where id = :id and ended_at is null
                        """)
                .bind("id", id)
                .bind("reason", reason.name())
                .bind("now", now)
                .then();
    }

    @Unscoped("who ends them has found the account within a scope, or it is the own account")
    Flux<UUID> endAll(UUID accountId, SessionEnd reason, @Nullable UUID except, Instant now) {
        return database.sql("""
                        update sessions set ended_at = :now, ended_because = :reason
                        where account_id = :account and id <> :except and ended_at is null
                        returning id
                        """)
                .bind("account", accountId)
                .bind("reason", reason.name())
                .bind("except", except == null ? NONE : except)
                .bind("now", now)
                .mapValue(UUID.class)
                .all();
    }

    @Unscoped("nobody calls; it forgets what is over")
    Mono<Void> forgetNetworksBefore(Instant end) {
        return database.sql("delete from account_networks where used_at < :end")
                .bind("end", end)
                .then();
    }

    @Unscoped("nobody calls; it forgets what is over")
    Mono<Void> forgetBefore(Instant end) {
        return database.sql("delete from sessions where ends_at < :end or ended_at < :end")
                .bind("end", end)
                .then();
    }
}
