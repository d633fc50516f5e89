package dangjian.member.dues;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class StatementRepository {

    private static final String SUMS = """
            coalesce(sum(d.due_fen), 0)::bigint as due_fen,
                coalesce(sum(d.due_fen - d.payable_fen), 0)::bigint as reduced_fen,
                coalesce(sum(d.paid_fen), 0)::bigint as paid_fen,
                sum(case when (d.year, d.month) <= (:thisYear, :thisMonth)
                    then greatest(d.payable_fen - d.paid_fen, 0) else 0 end)::bigint as open_fen
            """;

    private final DatabaseClient database;

    StatementRepository(DatabaseClient database) {
        this.database = database;
    }

    /// A year by month, over the whole scope.
    Flux<Sums> months(StatementYear year, Scope scope) {
        return scope.bind(database.sql("""
                                select d.month, count(*)::bigint as members, %s from dues_months d
                                where d.year = :year and d.org_id in (select id from orgs where path ^@ any(:scope))
                                group by d.month order by d.month
                                """.formatted(SUMS)).bindProperties(year))
                .mapProperties(Sums.class)
                .all();
    }

    /// A year by branch, in the order of the tree.
    Flux<BranchSums> branches(StatementYear year, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select o.id, o.name, count(distinct d.member_id) as members, %s from (
                                    select id, name, path from orgs
                                    where path ^@ any(:scope)
                                        and path > coalesce((select path from orgs where id = :after), '')
                                        and exists (select from membership_periods p where p.org_id = orgs.id)
                                    order by path limit :rows) o
                                left join dues_months d on d.org_id = o.id and d.year = :year
                                group by o.id, o.name, o.path order by o.path
                                """.formatted(SUMS))
                        .bindProperties(year)
                        .bind("rows", paging.rows())
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0)))
                .mapProperties(BranchSums.class)
                .all();
    }

    /// Members who owe something up to the current month of a year, in the order of branch and member.
    Flux<Arrear> arrears(StatementYear year, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select d.member_id, m.name, d.org_id, min(d.month) as since, count(*)::int as months,
                                    sum(d.payable_fen - d.paid_fen)::bigint as open_fen
                                from dues_months d join members m on m.id = d.member_id
                                where d.year = :year and (d.year, d.month) < (:thisYear, :thisMonth)
                                    and d.payable_fen > d.paid_fen
                                    and d.org_id in (select id from orgs where path ^@ any(:scope))
                                    and (d.org_id, d.member_id) > (:afterOrg, :afterMember)
                                group by d.member_id, m.name, d.org_id order by d.org_id, d.member_id limit :rows
                                """)
                        .bindProperties(year)
                        .bind("rows", paging.rows())
                        .bind("afterOrg", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("afterMember", after == null ? new UUID(0, 0) : after.uuid(1)))
                .mapProperties(Arrear.class)
                .all();
    }

    /// A year, and up to which month something can be owed by now.
    record StatementYear(int year, int thisYear, int thisMonth) {}

    record Sums(int month, long members, long dueFen, long reducedFen, long paidFen, long openFen) {}

    record BranchSums(UUID id, String name, long members, long dueFen, long reducedFen, long paidFen, long openFen) {}

    record Arrear(UUID memberId, String name, UUID orgId, int since, int months, long openFen) {}
}
