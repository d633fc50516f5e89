package dangjian.gateway.account;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class GrantProposalRepository {

    private static final String SELECT = "select p.* from grant_proposals p where " + Scope.ORG_ID;

    private final DatabaseClient database;
    private final ObjectMapper json;

    GrantProposalRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Writes proposals, but none outside the scope and none that is pending already.
    ///
    /// @return how many were written
    Mono<Long> insert(Collection<GrantProposal> proposals, Scope scope) {
        return scope.bind(database.sql("""
                        insert into grant_proposals (id, account_id, role, org_id, valid_from, valid_until, reason,
                            proposed_by, proposed_at, expires_at)
                        select t.id, "accountId", role, o.id, "validFrom", "validUntil", reason, "proposedBy", "proposedAt",
                            "expiresAt"
                        from jsonb_to_recordset(:rows::jsonb) as t(id uuid, "accountId" uuid, role text, "orgId" uuid,
                                "validFrom" date, "validUntil" date, reason text, "proposedBy" uuid, "proposedAt" timestamptz,
                                "expiresAt" timestamptz)
                            join orgs o on o.id = "orgId" and o.path ^@ any(:scope)
                        on conflict (account_id, role, org_id) where decision is null do nothing
                        """))
                .bind("rows", Batch.of(json, proposals))
                .fetch()
                .rowsUpdated();
    }

    Mono<GrantProposal> find(UUID id, Scope scope) {
        return scope.bind(database.sql(SELECT + " and p.id = :id"))
                .bind("id", id)
                .mapProperties(GrantProposal.class)
                .one();
    }

    /// Newest first.
    Flux<GrantProposal> list(Scope scope, @Nullable String path, boolean pending, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(SELECT + """
                         and (:path::text is null or org_id in (select id from orgs where path ^@ :path))
                            and (not :pending or p.decision is null) and (:after::uuid is null or p.id < :after)
                        order by p.id desc limit :rows
                        """))
                .bind("path", Parameter.fromOrEmpty(path, String.class))
                .bind("pending", pending)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(GrantProposal.class)
                .all();
    }

    /// Closes what nobody has decided on in time.
    @Unscoped("nobody calls; it closes what is over")
    Mono<Void> expire(Instant now) {
        return database.sql("""
                        update grant_proposals set decision = 'EXPIRED', decided_at = :now
                        where decision is null and expires_at <= :now
                        """).bind("now", now).then();
    }

    /// Writes the decision, unless somebody has decided meanwhile.
    ///
    /// @return how many were written
    Mono<Long> decide(GrantProposal decided, Scope scope) {
        return scope.bind(database.sql("""
                        update grant_proposals set decision = :decision, decided_by = :decidedBy, decided_at = :decidedAt
                        where id = :id and decision is null and
                        """ + Scope.ORG_ID))
                .bind("id", decided.id())
                .bind("decision", String.valueOf(decided.decision()))
                .bind("decidedBy", Parameter.fromOrEmpty(decided.decidedBy(), UUID.class))
                .bind("decidedAt", Parameter.fromOrEmpty(decided.decidedAt(), Instant.class))
                .fetch()
                .rowsUpdated();
    }
}
