package dangjian.member.fund;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class FundRepository {

    private final DatabaseClient database;

    FundRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Locks an account until the transaction ends, then tells what it holds.
    Mono<Fund> locked(UUID org, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_funds (org_id)
            select id from orgs where id = :org and path ^@ any(:scope) on conflict do nothing
            """).bind("org", org))
                .then()
                .then(Mono.defer(
                        () -> scope.bind(database.sql("""
                            select org_id from dues_funds where org_id = :org
                                and org_id in (select id from orgs where path ^@ any(:scope)) for update
                            """).bind("org", org)).then()))
                .then(Mono.defer(() -> find(org, scope)));
    }

    Mono<Fund> find(UUID org, Scope scope) {
        return scope.bind(database.sql("""
            select o.name as org_name, s.* from dues_fund_sums(array[:org]::uuid[]) s
            join orgs o on o.id = s.org_id and o.path ^@ any(:scope)
            """).bind("org", org))
                .mapProperties(Fund.class)
                .one();
    }

    /// The accounts of the scope, in the order of the tree.
    Flux<Fund> page(Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
            with page as materialized (
                select id, name, path from orgs where path ^@ any(:scope)
                    and path > coalesce((select path from orgs where id = :after), '')
                order by path limit :rows)
            select o.name as org_name, s.* from page o
            join dues_fund_sums((select array_agg(id) from page)) s on s.org_id = o.id order by o.path
            """)
                        .bind("rows", paging.rows())
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0)))
                .mapProperties(Fund.class)
                .all();
    }

    @Unscoped("rules belong to no organisation")
    Flux<ShareRow> shares(LocalDate day) {
        return database.sql("""
            select distinct on (kind) kind, basis_points, effective_on, basis from dues_shares
            where effective_on <= :day order by kind, effective_on desc
            """).bind("day", day).mapProperties(ShareRow.class).all();
    }

    @Unscoped("rules belong to no organisation")
    Flux<CategoryRow> categories() {
        return database.sql("select code, label, basis from dues_use_categories order by place")
                .mapProperties(CategoryRow.class)
                .all();
    }

    record ShareRow(String kind, int basisPoints, LocalDate effectiveOn, String basis) {}

    record CategoryRow(String code, String label, String basis) {}
}
