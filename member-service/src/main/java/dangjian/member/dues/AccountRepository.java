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
            select d.* from generate_series(:firstYear, :lastYear) y cross join lateral dues_months(y) d
            where d.member_id = any(:members) and d.org_id = :branch
                and d.org_id in (select id from orgs where path ^@ any(:scope))
            order by d.member_id, d.year, d.month
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

    /// The months of members in the scope in a year, by member and time.
    Flux<DuesMonth> ofMembers(Collection<UUID> members, int year, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select d.* from dues_months(:year) d join members m on m.id = d.member_id
            where d.member_id = any(:members)
                and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
            order by d.member_id, d.month
            """)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("year", year))
                .mapProperties(DuesMonth.class)
                .all();
    }

    /// All months of members in a year that belong to branches of the scope: those owed, and those paid that are not
    /// owed any more.
    Flux<DuesMonth> lines(Collection<UUID> members, int year, Scope scope) {
        return scope.bind(database.sql("""
            with owed as materialized (
                select member_id, year, month, org_id, is_quarterly, due_fen, payable_fen, paid_fen
                from dues_months(:year) where member_id = any(:members))
            select * from owed where org_id in (select id from orgs where path ^@ any(:scope))
            union all
            select k.member_id, :year, k.month, k.org_id, false, 0, 0, k.paid_fen from (
                select e.member_id, e.month, (array_agg(c.org_id order by c.id desc))[1] as org_id,
                    sum(e.amount_fen)::bigint as paid_fen
                from dues_entries e join dues_collections c on c.id = e.collection_id
                where e.member_id = any(:members) and e.year = :year
                    and not exists (select from owed o
                        where o.member_id = e.member_id and o.month = e.month)
                group by e.member_id, e.month having sum(e.amount_fen) > 0) k
            where k.org_id in (select id from orgs where path ^@ any(:scope))
            """)
                        .bind("members", members.toArray(UUID[]::new))
                        .bind("year", year))
                .mapProperties(DuesMonth.class)
                .all();
    }

    /// What the ledger holds of a member for a year, month by month, and which branch took it.
    Flux<PaidMonth> paid(UUID member, int year, Scope scope) {
        return scope.bindWithSelf(database.sql("""
            select e.month, (array_agg(c.org_id order by c.id desc))[1] as org_id,
                sum(e.amount_fen)::bigint as paid_fen
            from dues_entries e join dues_collections c on c.id = e.collection_id
            join members m on m.id = e.member_id
            where e.member_id = :member and e.year = :year
                and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
            group by e.month having sum(e.amount_fen) > 0 order by e.month
            """).bind("member", member).bind("year", year))
                .mapProperties(PaidMonth.class)
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

    /// @param orgId the branch that took the money last
    record PaidMonth(int month, UUID orgId, long paidFen) {}
}
