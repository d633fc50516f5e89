package dangjian.member.dues;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ReductionRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    ReductionRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// @return how many were added: none when the branch is out of scope
    Mono<Long> add(Reduction reduction, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_reductions (id, member_id, org_id, year, first_month, last_month,
                monthly_fen, reason, state, branch_decides, proposed_at, proposed_by, proposer, version)
            select r.id, "memberId", o.id, year, "firstMonth", "lastMonth", "monthlyFen", reason, state,
                "branchDecides", "proposedAt", "proposedBy", proposer, r.version
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "memberId" uuid, "orgId" uuid, year int,
                "firstMonth" int, "lastMonth" int, "monthlyFen" bigint, reason text, state text,
                "branchDecides" boolean, "proposedAt" timestamptz, "proposedBy" uuid, proposer text,
                version int)
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            """).bind("rows", Batch.of(json, Set.of(reduction))))
                .fetch()
                .rowsUpdated();
    }

    Mono<Reduction> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from dues_reductions where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(Reduction.class)
                .one();
    }

    /// @return how many were decided: none when somebody else was faster
    Mono<Long> decide(Reduction reduction, Scope scope) {
        return scope.bind(database.sql("""
            update dues_reductions d set state = r.state, decided_at = r."decidedAt",
                decided_by = r."decidedBy", decider = r.decider, opinion = r.opinion,
                branch_decides = r."branchDecides", version = r.version
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, state text, "decidedAt" timestamptz,
                "decidedBy" uuid, decider text, opinion text, "branchDecides" boolean, version int)
            where d.id = r.id and d.version = r.version - 1
                and d.org_id in (select id from orgs where path ^@ any(:scope))
            """).bind("rows", Batch.of(json, Set.of(reduction))))
                .fetch()
                .rowsUpdated();
    }

    /// Whether an approved reduction holds in one of the same months.
    @Unscoped("a month takes one reduction, also one that the former branch proposed; only its presence is told")
    Mono<Boolean> overlaps(Reduction reduction) {
        return database.sql("""
            select exists (select from dues_reductions where member_id = :member and year = :year
                and state = 'APPROVED' and first_month <= :last and last_month >= :first)
            """)
                .bind("member", reduction.memberId())
                .bind("year", reduction.year())
                .bind("first", reduction.firstMonth())
                .bind("last", reduction.lastMonth())
                .mapValue(Boolean.class)
                .one();
    }

    /// Whether the rates let the branch itself decide about every month of a reduction: one month of another class, or
    /// one that is not assessed yet, and the level above decides.
    Mono<Boolean> branchDecides(Reduction.Proposal proposal, UUID branch, Scope scope) {
        return scope.bind(database.sql("""
            select count(*) = :last - :first + 1
            from dues_months(:year) d
            join dues_payer_classes k on k.version = d.scheme and k.payer_class = d.payer_class
            where d.member_id = :member and d.org_id = :branch and k.branch_decides_reductions
                and d.month between :first and :last
                and d.org_id in (select id from orgs where path ^@ any(:scope))
            """)
                        .bind("member", proposal.memberId())
                        .bind("branch", branch)
                        .bind("year", proposal.year())
                        .bind("first", proposal.firstMonth())
                        .bind("last", proposal.lastMonth()))
                .mapValue(Boolean.class)
                .one();
    }

    /// The reductions of the scope, the latest first.
    Flux<Reduction> page(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("select * from dues_reductions where " + Scope.ORG_ID
                        + " and (:after::uuid is null or id < :after) order by id desc limit :rows")))
                .mapProperties(Reduction.class)
                .all();
    }
}
