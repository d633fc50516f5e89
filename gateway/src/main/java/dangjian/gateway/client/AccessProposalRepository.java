package dangjian.gateway.client;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class AccessProposalRepository {

    private final DatabaseClient database;

    AccessProposalRepository(DatabaseClient database) {
        this.database = database;
    }

    /// How many of these organisations there are within the scope, and how many of them lie below those that the client
    /// has.
    Mono<Reach> reach(List<UUID> organizations, List<UUID> held, Scope scope) {
        return scope.bind(database.sql("""
                        select count(*) as known, count(*) filter (where exists (
                            select from orgs top where top.id = any(:held) and o.path ^@ top.path)) as held
                        from orgs o where o.id = any(:organizations) and o.path ^@ any(:scope)
                        """))
                .bind("organizations", organizations.toArray(UUID[]::new))
                .bind("held", held.toArray(UUID[]::new))
                .mapProperties(Reach.class)
                .one();
    }

    @Unscoped("the caller has locked the client, and looked where the organisations lie")
    Mono<Void> insert(UUID client, AccessProposal proposal) {
        return database.sql("""
                        insert into client_access_proposals
                            (id, client_id, scopes, organizations, proposed_by, proposed_at, expires_at)
                        values (:id, :client, :scopes, :organizations, :proposedBy, :proposedAt, :expiresAt)
                        """)
                .bind("id", proposal.id())
                .bind("client", client)
                .bind("scopes", proposal.scopes().toArray(String[]::new))
                .bind("organizations", proposal.organizations().toArray(UUID[]::new))
                .bind("proposedBy", proposal.proposedBy())
                .bind("proposedAt", proposal.proposedAt())
                .bind("expiresAt", proposal.expiresAt())
                .then();
    }

    @Unscoped("the caller has locked the client that it is about")
    Mono<Void> decide(AccessProposal decided) {
        return database.sql("""
                        update client_access_proposals
                        set decision = :decision, decided_by = :decidedBy, decided_at = :decidedAt
                        where id = :id and decision is null
                        """)
                .bind("id", decided.id())
                .bind("decision", String.valueOf(decided.decision()))
                .bind("decidedBy", Parameter.fromOrEmpty(decided.decidedBy(), UUID.class))
                .bind("decidedAt", Parameter.fromOrEmpty(decided.decidedAt(), Instant.class))
                .then();
    }

    /// Closes what is pending for a client, because somebody sets or proposes something else.
    @Unscoped("the caller has locked the client that it is about")
    Mono<Void> replacePending(UUID client, UUID by, Instant now) {
        return database.sql("""
                        update client_access_proposals
                        set decision = 'REPLACED', decided_by = :by, decided_at = :now
                        where client_id = :client and decision is null
                        """)
                .bind("client", client)
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    /// How many of some organisations are known, and how many of these lie below organisations held already.
    record Reach(long known, long held) {}
}
