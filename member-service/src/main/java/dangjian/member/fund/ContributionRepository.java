package dangjian.member.fund;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ContributionRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    ContributionRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// @return how many were added: none when the branch is out of scope, or it was taken back before
    Mono<Long> add(Contribution contribution, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_contributions (id, org_id, member_id, paid_on, method, amount_fen,
                is_for_centre, corrects, reason, recorded_at, account_id, account_name)
            select r.id, o.id, "memberId", "paidOn", method, "amountFen", "isForCentre", corrects, reason,
                "recordedAt", "accountId", "accountName"
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, "memberId" uuid,
                "paidOn" date, method text, "amountFen" bigint, "isForCentre" boolean, corrects uuid,
                reason text, "recordedAt" timestamptz, "accountId" uuid, "accountName" text)
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            on conflict do nothing
            """).bind("rows", Batch.of(json, Set.of(contribution))))
                .fetch()
                .rowsUpdated();
    }

    Mono<Contribution> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from dues_contributions where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(Contribution.class)
                .one();
    }

    /// The contributions of the scope, the latest first.
    Flux<Contribution> page(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("select * from dues_contributions where " + Scope.ORG_ID
                        + " and (:after::uuid is null or id < :after) order by id desc limit :rows")))
                .mapProperties(Contribution.class)
                .all();
    }

    /// A member's contributions, the latest first, for those who may see the member.
    Flux<Contribution> ofMember(UUID member, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select c.* from dues_contributions c join members m on m.id = c.member_id
            where c.member_id = :member
                and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
            order by c.id desc
            """).bind("member", member))
                .mapProperties(Contribution.class)
                .all();
    }
}
