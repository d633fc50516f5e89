package dangjian.member.dues;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class ArrearsRepository {

    private final DatabaseClient database;

    ArrearsRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Who owes months that have passed, of two years that follow each other, in the order of branch and member.
    ///
    /// @param least only those who paid nothing for at least so many months in a row
    Flux<Arrear> page(int firstYear, int firstThrough, int secondThrough, int least, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
            with months as (
                select member_id, org_id, is_unpaid, open_fen, :year * 12 + month as place
                from dues_open(:year, :through, :scope)
                union all
                select member_id, org_id, is_unpaid, open_fen, :year * 12 + 12 + month
                from dues_open(:year + 1, :next, :scope)),
            runs as (
                select member_id, org_id, is_unpaid, min(place) as since, count(*) as months,
                    sum(open_fen) as open_fen
                from (select *, place - row_number() over (
                        partition by member_id, org_id, is_unpaid order by place) as run
                    from months where (org_id, member_id) > (:afterOrg, :afterMember)) m
                group by member_id, org_id, is_unpaid, run)
            select a.*, m.name, o.name as org_name from (
                select member_id, org_id, min(since)::int as since, sum(months)::int as months,
                    coalesce(max(months) filter (where is_unpaid), 0)::int as consecutive,
                    sum(open_fen)::bigint as open_fen
                from runs group by org_id, member_id
                having coalesce(max(months) filter (where is_unpaid), 0) >= :least
                order by org_id, member_id limit :rows) a
            join members m on m.id = a.member_id join orgs o on o.id = a.org_id
            order by a.org_id, a.member_id
            """)
                        .bind("year", firstYear)
                        .bind("through", firstThrough)
                        .bind("next", secondThrough)
                        .bind("least", least)
                        .bind("rows", paging.rows())
                        .bind("afterOrg", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("afterMember", after == null ? new UUID(0, 0) : after.uuid(1)))
                .mapProperties(Arrear.class)
                .all();
    }

    /// @param since the month as twelve times its year and its number
    /// @param consecutive the most months in a row for which nothing was paid
    record Arrear(
            UUID memberId,
            String name,
            UUID orgId,
            String orgName,
            int since,
            int months,
            int consecutive,
            long openFen) {}
}
