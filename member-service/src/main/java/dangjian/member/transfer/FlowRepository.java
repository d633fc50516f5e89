package dangjian.member.transfer;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class FlowRepository {

    private static final String HERE = "(select id from orgs where path ^@ any(:scope))";

    /// How many people moved from where to where, of what one side within the scope was part of; people from outside
    /// are counted once they are in the roster.
    private static final String MOVED = """
            with moved as (
                select t.from_org_id, t.to_org_id, t.from_org_id in %1$s as leaves, t.to_org_id in %1$s as arrives,
                    count(*) as people
                from transfers t join transferred_members p on p.transfer_id = t.id
                where t.state = 'ACCEPTED' and t.closed_on between :from and :to
                    and (t.from_org_id in %1$s or t.to_org_id in %1$s)
                group by t.from_org_id, t.to_org_id)
            """.formatted(HERE);

    private final DatabaseClient database;

    FlowRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Who crossed the border of the scope, and who moved within it.
    Mono<Flows> total(StatementPeriod.Span span, Scope scope) {
        return scope.bind(database.sql(MOVED + """
                                select
                                    coalesce(sum(people) filter (where arrives and from_org_id is null), 0)::bigint as in_from_outside,
                                    coalesce(sum(people) filter (where arrives and from_org_id is not null and not leaves), 0)::bigint
                                        as in_from_district,
                                    coalesce(sum(people) filter (where leaves and to_org_id is null), 0)::bigint as out_to_outside,
                                    coalesce(sum(people) filter (where leaves and to_org_id is not null and not arrives), 0)::bigint
                                        as out_to_district,
                                    coalesce(sum(people) filter (where leaves and arrives), 0)::bigint as within
                                from moved
                                """).bind("from", span.from()).bind("to", span.to()))
                .mapProperties(Flows.class)
                .one();
    }

    /// Every branch that ever had members, in the order of the tree.
    Flux<BranchFlows> branches(StatementPeriod.Span span, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(MOVED + """
                                , page as (
                                    select id, name, path from orgs
                                    where path ^@ any(:scope)
                                        and path > coalesce((select path from orgs where id = :after), '')
                                        and exists (select from membership_periods p where p.org_id = orgs.id)
                                    order by path limit :rows),
                                flows as (
                                    select to_org_id as org_id, from_org_id as other, people, true as is_in from moved
                                    union all
                                    select from_org_id, to_org_id, people, false from moved)
                                select o.id as org_id, o.name as org_name,
                                    coalesce(sum(people) filter (where is_in and other is null), 0)::bigint as in_from_outside,
                                    coalesce(sum(people) filter (where is_in and other is not null), 0)::bigint as in_from_district,
                                    coalesce(sum(people) filter (where not is_in and other is null), 0)::bigint as out_to_outside,
                                    coalesce(sum(people) filter (where not is_in and other is not null), 0)::bigint as out_to_district
                                from page o left join flows f on f.org_id = o.id
                                group by o.id, o.name, o.path order by o.path
                                """)
                        .bind("from", span.from())
                        .bind("to", span.to())
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("rows", paging.rows()))
                .mapProperties(BranchFlows.class)
                .all();
    }

    /// People over the border of a part of the tree, and within it.
    record Flows(long inFromOutside, long inFromDistrict, long outToOutside, long outToDistrict, long within) {}

    /// People into and out of a branch.
    record BranchFlows(
            UUID orgId,
            String orgName,
            long inFromOutside,
            long inFromDistrict,
            long outToOutside,
            long outToDistrict) {}
}
