package dangjian.member.dues;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class StatementRepository {

    private static final String SUMS = """
        coalesce(sum(s.due_fen), 0)::bigint as due_fen, coalesce(sum(s.reduced_fen), 0)::bigint as reduced_fen,
            coalesce(sum(s.paid_fen), 0)::bigint as paid_fen,
            coalesce(sum(s.open_fen) filter (where s.month <= :through), 0)::bigint as open_fen,
            coalesce(sum(s.overpaid_fen), 0)::bigint as overpaid_fen
        """;

    private final DatabaseClient database;

    StatementRepository(DatabaseClient database) {
        this.database = database;
    }

    /// A year by month, over the whole scope.
    Flux<MonthSums> months(StatementYear year, Scope scope) {
        return scope.bind(database.sql("""
            select s.month, sum(s.members)::bigint as members, %s from dues_sums(:year, :scope) s
            group by s.month order by s.month
            """.formatted(SUMS))
                        .bind("year", year.year())
                        .bind("through", year.through()))
                .mapProperties(MonthSums.class)
                .all();
    }

    /// A year by branch, in the order of the tree.
    Flux<BranchSums> branches(StatementYear year, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
            with page as materialized (
                select id, name, path from orgs
                where path ^@ any(:scope)
                    and path > coalesce((select path from orgs where id = :after), '')
                    and exists (select from membership_periods p where p.org_id = orgs.id)
                order by path limit :rows)
            select o.id, o.name, coalesce(sum(s.newcomers), 0)::bigint as members,
                coalesce(max(u.unassessed), 0)::bigint as unassessed, %s
            from page o
            left join (
                select org_id, count(*) as unassessed
                from dues_unassessed(:year, :day, (select array_agg(path) from page)) group by org_id) u on u.org_id = o.id
            left join dues_sums(:year, (select array_agg(path) from page)) s on s.org_id = o.id
            group by o.id, o.name, o.path order by o.path
            """.formatted(SUMS))
                        .bind("year", year.year())
                        .bind("through", year.through())
                        .bind("day", year.lastDay())
                        .bind("rows", paging.rows())
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0)))
                .mapProperties(BranchSums.class)
                .all();
    }

    /// How many members owe dues in a scope of whom nobody has fixed what.
    Mono<Long> unassessed(StatementYear year, Scope scope) {
        return scope.bind(database.sql("select count(*) from dues_unassessed(:year, :day, :scope)")
                        .bind("year", year.year())
                        .bind("day", year.lastDay()))
                .mapValue(Long.class)
                .one();
    }

    record MonthSums(
            int month, long members, long dueFen, long reducedFen, long paidFen, long openFen, long overpaidFen) {}

    record BranchSums(
            UUID id,
            String name,
            long members,
            long unassessed,
            long dueFen,
            long reducedFen,
            long paidFen,
            long openFen,
            long overpaidFen) {}
}
