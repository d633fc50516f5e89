package dangjian.gateway.factor;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class FactorRepository {

    private static final String OWN = "a factor belongs to its account, which the caller has found or is";

    private final DatabaseClient database;

    FactorRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped(OWN)
    Mono<Factors.State> state(UUID account) {
        return database.sql("""
                        select exists (select from account_factors
                                where account_id = :account and secret is not null) as is_enrolled,
                            (select count(*) from recovery_codes
                                where account_id = :account and used_at is null) as recovery_codes
                        """)
                .bind("account", account)
                .mapProperties(Factors.State.class)
                .one();
    }

    /// The secret that is in effect, encrypted.
    @Unscoped(OWN)
    Mono<byte[]> secret(UUID account) {
        return database.sql("select secret from account_factors where account_id = :account and secret is not null")
                .bind("account", account)
                .mapValue(byte[].class)
                .one();
    }

    @Unscoped(OWN)
    Mono<Pending> pending(UUID account) {
        return database.sql("""
                        select pending_secret as secret, pending_since as since
                        from account_factors where account_id = :account and pending_secret is not null
                        """)
                .bind("account", account)
                .mapProperties(Pending.class)
                .one();
    }

    @Unscoped(OWN)
    Mono<Void> prepare(UUID account, byte[] secret, Instant now) {
        return database.sql("""
                        insert into account_factors (account_id, pending_secret, pending_since)
                        values (:account, :secret, :now)
                        on conflict (account_id) do update set pending_secret = :secret, pending_since = :now
                        """)
                .bind("account", account)
                .bind("secret", secret)
                .bind("now", now)
                .then();
    }

    /// Puts the pending secret into effect, unless somebody has done so or begun anew meanwhile.
    @Unscoped(OWN)
    Mono<Boolean> confirm(UUID account, Instant pendingSince, long step, Instant now) {
        return database.sql("""
                        update account_factors set secret = pending_secret, last_step = :step, confirmed_at = :now,
                            pending_secret = null, pending_since = null
                        where account_id = :account and pending_since = :since
                        """)
                .bind("account", account)
                .bind("since", pendingSince)
                .bind("step", step)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(OWN)
    Mono<Void> replaceCodes(UUID account, Collection<byte[]> hashes) {
        return database.sql("""
                        with former as (delete from recovery_codes where account_id = :account)
                        insert into recovery_codes (account_id, hash) select :account, decode(unnest(:hashes::text[]), 'hex')
                        """)
                .bind("account", account)
                .bind("hashes", hashes.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
                .then();
    }

    /// Uses up a step and all before it; false when it was used already.
    @Unscoped(OWN)
    Mono<Boolean> useStep(UUID account, long step) {
        return database.sql("""
                        update account_factors set last_step = :step
                        where account_id = :account and secret is not null and last_step < :step
                        """)
                .bind("account", account)
                .bind("step", step)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(OWN)
    Mono<Boolean> useCode(UUID account, byte[] hash, Instant now) {
        return database.sql("""
                        update recovery_codes set used_at = :now
                        where account_id = :account and hash = :hash and used_at is null
                        """)
                .bind("account", account)
                .bind("hash", hash)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(OWN)
    Mono<Void> remove(UUID account) {
        return database.sql("""
                        with codes as (delete from recovery_codes where account_id = :account)
                        delete from account_factors where account_id = :account
                        """).bind("account", account).then();
    }

    /// The next secret, encrypted, which no code has confirmed yet.
    record Pending(byte[] secret, Instant since) {}
}
