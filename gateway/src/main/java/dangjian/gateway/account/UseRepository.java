package dangjian.gateway.account;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/// When accounts were used.
@Repository
class UseRepository {

    private final DatabaseClient database;

    UseRepository(DatabaseClient database) {
        this.database = database;
    }

    /// @param since when a network must have been used to be told
    @Unscoped("the caller has found the accounts within a scope")
    Flux<Use> of(Collection<UUID> accounts, Instant since) {
        return database.sql("""
                        select id, last_signed_in_at, unused_since, password_given_at,
                            array(select n.network from account_networks n
                                where n.account_id = a.id and n.used_at > :since) as networks
                        from accounts a where id = any(:ids)
                        """)
                .bind("ids", accounts.toArray(UUID[]::new))
                .bind("since", since)
                .mapProperties(Use.class)
                .all();
    }

    /// Suspends accounts that nobody has used for too long, but of each of the three administrators leaves the one that
    /// was used last.
    ///
    /// @param since when others than plain members must have used it
    /// @param membersSince when plain members must have
    @Unscoped("nobody calls; the rule holds for every account")
    Flux<UUID> suspendUnused(Instant since, Instant membersSince, Instant now, LocalDate today, int number) {
        return database.sql("""
                        with kept as (
                            select distinct on (g.role) g.account_id
                            from account_grants g join accounts h on h.id = g.account_id
                            where g.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN') and h.suspended_at is null
                                and (g.valid_from is null or g.valid_from <= :today)
                                and (g.valid_until is null or g.valid_until >= :today)
                            order by g.role, h.unused_since desc, h.id)
                        update accounts set suspended_at = :now, version = version + 1
                        where id in (
                            select a.id from accounts a
                            where a.suspended_at is null and a.unused_since < :since
                                and (a.unused_since < :membersSince
                                    or not exists (select from account_grants g
                                        where g.account_id = a.id and g.role = 'MEMBER')
                                    or exists (select from account_grants g
                                        where g.account_id = a.id and g.role <> 'MEMBER'))
                                and a.id not in (select account_id from kept)
                            order by a.id limit :number for update skip locked)
                        returning id
                        """)
                .bind("since", since)
                .bind("membersSince", membersSince)
                .bind("now", now)
                .bind("today", today)
                .bind("number", number)
                .mapValue(UUID.class)
                .all();
    }

    /// @param passwordGivenAt when somebody else than the holder set the password last
    /// @param networks from which it was used lately
    record Use(
            UUID id,
            @Nullable Instant lastSignedInAt,
            Instant unusedSince,
            @Nullable Instant passwordGivenAt,
            String[] networks) {}
}
