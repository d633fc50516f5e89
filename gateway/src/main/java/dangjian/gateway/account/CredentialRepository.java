package dangjian.gateway.account;

import dangjian.gateway.rate.Network;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The hashes of passwords, present and former.
@Repository
class CredentialRepository {

    private final DatabaseClient database;

    CredentialRepository(DatabaseClient database) {
        this.database = database;
    }

    @Unscoped("nobody has signed in yet")
    Mono<Credential> find(String username, Network network, Instant since) {
        return database.sql("""
                        select id, password as hash, exists (
                            select from account_networks n
                            where n.account_id = a.id and n.network = :network and n.used_at > :since) as is_known_there
                        from accounts a where username = :username
                        """)
                .bind("username", username)
                .bind("network", network.text())
                .bind("since", since)
                .mapProperties(Credential.class)
                .one();
    }

    @Unscoped("an account's own, or the caller has found it within a scope")
    Mono<Credential> find(UUID id) {
        return database.sql("select id, password as hash, false as is_known_there from accounts where id = :id")
                .bind("id", id)
                .mapProperties(Credential.class)
                .one();
    }

    /// From where an account has signed in lately.
    @Unscoped("the caller has found the account within a scope")
    Flux<Network> networks(UUID id, Instant since) {
        return database.sql("select network from account_networks where account_id = :id and used_at > :since")
                .bind("id", id)
                .bind("since", since)
                .mapValue(String.class)
                .all()
                .map(Network::new);
    }

    /// The account that was given this username, not one that somebody has given it to themselves.
    @Unscoped("a provider has vouched for who it is")
    Mono<UUID> named(String username) {
        return database.sql("select id from accounts where username = :username and not is_self_named")
                .bind("username", username)
                .mapValue(UUID.class)
                .one();
    }

    /// @param isGiven whether somebody else than the holder sets it
    @Unscoped("the caller has found the account within a scope, or it is the caller's own")
    Mono<Void> changePassword(UUID id, String hash, boolean isProvisional, boolean isGiven, Instant at) {
        return database.sql("""
                        update accounts set password = :hash, password_provisional = :provisional,
                            password_changed_at = :at, version = version + 1,
                            password_given_at = case when :given then :at else password_given_at end
                        where id = :id
                        """)
                .bind("id", id)
                .bind("hash", hash)
                .bind("provisional", isProvisional)
                .bind("given", isGiven)
                .bind("at", at)
                .then();
    }

    /// Makes every version of the account that has been read before an old one.
    @Unscoped("the caller has found something of the account, or it is the caller's own")
    Mono<Void> renew(UUID id) {
        return database.sql("update accounts set version = version + 1 where id = :id")
                .bind("id", id)
                .then();
    }

    /// Keeps the present password among the former ones, and of these so many.
    @Unscoped("the caller has found the account within a scope, or it is the caller's own")
    Mono<Void> keepPassword(UUID id, int number) {
        var addition = database.sql("""
                        insert into password_history (account_id, password, set_at)
                        select id, password, password_changed_at from accounts where id = :id
                        on conflict do nothing
                        """).bind("id", id).then();
        var removal = database.sql("""
                        delete from password_history where account_id = :id and set_at not in (
                            select set_at from password_history where account_id = :id
                            order by set_at desc limit :number)
                        """).bind("id", id).bind("number", number).then();
        return addition.then(removal);
    }

    /// The hashes of the present password and of so many former ones.
    @Unscoped("an account compares with its own")
    Flux<String> lastPasswords(UUID id, int former) {
        return database.sql("""
                        select password from accounts where id = :id
                        union all
                        (select password from password_history where account_id = :id
                            order by set_at desc limit :former)
                        """)
                .bind("id", id)
                .bind("former", former)
                .mapValue(String.class)
                .all();
    }

    /// Writes the same password under another hash, unless it has been changed meanwhile.
    @Unscoped("its holder has just signed in with the password")
    Mono<Void> rehash(UUID id, String former, String hash) {
        return database.sql("update accounts set password = :hash where id = :id and password = :former")
                .bind("id", id)
                .bind("former", former)
                .bind("hash", hash)
                .then();
    }
}
