package dangjian.gateway.identity;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class IdentityLinkRepository {

    private static final String OWN = "a link belongs to its account, not to an organisation";
    private static final String COLUMNS = "id, account_id, issuer, made_by, made_at, used_at";

    private final DatabaseClient database;

    IdentityLinkRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The link of this identity, which is being used now.
    @Unscoped(OWN)
    Mono<IdentityLink> use(Identity identity, Instant now) {
        return database.sql("""
            update identity_links set used_at = :now where issuer = :issuer and subject = :subject
            returning
            """ + COLUMNS)
                .bind("now", now)
                .bindProperties(identity)
                .mapProperties(IdentityLink.class)
                .one();
    }

    /// Writes a link, unless the identity or, at this provider, the account has one already, or the account has been
    /// changed since it was read in this version: what let it be linked may not stand any more.
    @Unscoped(OWN)
    Mono<IdentityLink> insert(IdentityLink link, Identity identity, int accountVersion) {
        return database.sql("""
            insert into identity_links (id, account_id, issuer, subject, made_by, made_at, used_at)
            select :id, id, :issuer, :subject, :madeBy, :madeAt, :usedAt from accounts
            where id = :accountId and version = :version for share
            on conflict do nothing
            """)
                .bind("version", accountVersion)
                .bind("id", link.id())
                .bind("accountId", link.accountId())
                .bindProperties(identity)
                .bind("madeBy", link.madeBy().name())
                .bind("madeAt", link.madeAt())
                .bind("usedAt", link.usedAt())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .map(_ -> link);
    }

    @Unscoped(OWN)
    Flux<IdentityLink> ofAccount(UUID accountId) {
        return database.sql("select " + COLUMNS + " from identity_links where account_id = :account order by id")
                .bind("account", accountId)
                .mapProperties(IdentityLink.class)
                .all();
    }

    /// @return whether the account had this link
    @Unscoped(OWN)
    Mono<Boolean> delete(UUID id, UUID accountId) {
        return database.sql("delete from identity_links where id = :id and account_id = :account")
                .bind("id", id)
                .bind("account", accountId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Unscoped(OWN)
    Mono<Void> deleteMadeBy(IdentityLink.Maker maker, UUID accountId) {
        return database.sql("delete from identity_links where made_by = :maker and account_id = :account")
                .bind("maker", maker.name())
                .bind("account", accountId)
                .then();
    }
}
