package dangjian.member.dues;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class AccountRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    AccountRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Locks the accounts of members for some years until the transaction ends, so that one changes them at a time;
    /// who may do it is decided by what is read next.
    Mono<Void> lock(Collection<UUID> members, int firstYear, int lastYear, Scope scope) {
        var ids = members.toArray(UUID[]::new);
        return scope.bind(database.sql("""
                                insert into dues_accounts (member_id, year)
                                select m.id, y from members m, generate_series(:firstYear, :lastYear) y
                                where m.id = any(:members) and (m.org_id in (select id from orgs where path ^@ any(:scope))
                                    or exists (select from membership_periods p where p.member_id = m.id
                                        and p.org_id in (select id from orgs where path ^@ any(:scope))))
                                order by m.id, y on conflict do nothing
                                """)
                        .bind("members", ids)
                        .bind("firstYear", firstYear)
                        .bind("lastYear", lastYear))
                .then()
                .then(Mono.defer(() -> database.sql("""
                                select member_id from dues_accounts
                                where member_id = any(:members) and year between :firstYear and :lastYear
                                order by member_id, year for update
                                """)
                        .bind("members", ids)
                        .bind("firstYear", firstYear)
                        .bind("lastYear", lastYear)
                        .then()));
    }

    /// The months of members that belong to a branch in the scope, by member and time.
    Flux<DuesMonth> ofBranch(UUID branch, Collection<UUID> members, int firstYear, int lastYear, Scope scope) {
        return scope.bind(database.sql("""
                                select * from dues_months
                                where member_id = any(:members) and org_id = :branch
                                    and org_id in (select id from orgs where path ^@ any(:scope))
                                    and year between :firstYear and :lastYear
                                order by member_id, year, month
                                """)
                        .bind("branch", branch)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("firstYear", firstYear)
                        .bind("lastYear", lastYear))
                .mapProperties(DuesMonth.class)
                .all();
    }

    /// Who has months of these years that belong to a branch in the scope.
    Flux<UUID> payersOf(UUID branch, int firstYear, int lastYear, Scope scope) {
        return scope.bind(database.sql("""
                                select distinct a.member_id from dues_assessments a
                                join membership_periods p on p.member_id = a.member_id
                                where p.org_id = :branch and p.org_id in (select id from orgs where path ^@ any(:scope))
                                    and a.year between :firstYear and :lastYear
                                """)
                        .bind("branch", branch)
                        .bind("firstYear", firstYear)
                        .bind("lastYear", lastYear))
                .mapValue(UUID.class)
                .all();
    }

    /// The months of one member in a year, wherever they belong, for those who may see the member.
    Flux<DuesMonth> ofMember(UUID member, int year, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select d.* from dues_months d join members m on m.id = d.member_id
                                where d.member_id = :member and d.year = :year
                                    and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
                                order by d.month
                                """).bind("member", member).bind("year", year))
                .mapProperties(DuesMonth.class)
                .all();
    }

    /// The months of members in the scope up to a month, by member and time.
    Flux<DuesMonth> upTo(Collection<UUID> members, int firstYear, int year, int month, Scope scope) {
        return scope.bindWithSelf(database.sql("""
                                select d.* from dues_months d join members m on m.id = d.member_id
                                where d.member_id = any(:members) and d.year between :firstYear and :year
                                    and (d.year, d.month) <= (:year, :month)
                                    and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
                                order by d.member_id, d.year, d.month
                                """)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("firstYear", firstYear)
                        .bind("year", year)
                        .bind("month", month))
                .mapProperties(DuesMonth.class)
                .all();
    }

    /// Adds entries to the balances of accounts that were locked before.
    @Unscoped("the months were found within the scope and their accounts locked")
    Mono<Void> post(Collection<DuesEntry> entries) {
        return database.sql("""
                        with entries as (
                            select "memberId" as member_id, year, month, sum("amountFen")::bigint as amount
                            from jsonb_to_recordset(:rows::jsonb)
                                as r("memberId" uuid, year int, month int, "amountFen" bigint)
                            group by 1, 2, 3)
                        update dues_accounts a set paid_fen = balance.paid_fen
                        from (
                            select c.member_id, c.year,
                                array_agg(c.paid_fen[i] + coalesce(e.amount, 0) order by i) as paid_fen
                            from dues_accounts c cross join generate_series(1, 12) i
                            left join entries e on e.member_id = c.member_id and e.year = c.year and e.month = i
                            where (c.member_id, c.year) in (select member_id, year from entries)
                            group by c.member_id, c.year) balance
                        where a.member_id = balance.member_id and a.year = balance.year
                        """).bind("rows", Batch.of(json, entries)).then();
    }
}
