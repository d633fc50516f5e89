package dangjian.org.registry;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The register as it is now.
@Repository
class OrganizationRepository {

    private static final String IN_SCOPE = "path ^@ any(:scope)";

    private final DatabaseClient database;
    private final OrganizationRows rows;

    OrganizationRepository(DatabaseClient database, OrganizationRows rows) {
        this.database = database;
        this.rows = rows;
    }

    Mono<Organization> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from organizations where id = :id and " + IN_SCOPE)
                        .bind("id", id))
                .map(rows::read)
                .one();
    }

    /// The organisation, held against changes until the end of the transaction.
    Mono<Organization> lock(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from organizations where id = :id and " + IN_SCOPE + " for update")
                        .bind("id", id))
                .map(rows::read)
                .one();
    }

    /// The living organisations with one of these full names, held against dissolution until the end of the
    /// transaction.
    Flux<Organization> named(Collection<String> names, Scope scope) {
        return scope.bind(database.sql("""
                                select * from organizations
                                where name = any(:names) and dissolved_on is null and %s
                                for share
                                """.formatted(IN_SCOPE)).bind("names", names.toArray(String[]::new)))
                .map(rows::read)
                .all();
    }

    /// Enters organisations whose place is in the scope, parents before children.
    ///
    /// @return how many there were
    Mono<Long> insert(Collection<Organization> organizations, Scope scope) {
        return scope.bind(database.sql("""
                                insert into organizations
                                select * from jsonb_populate_recordset(null::organizations, :rows::jsonb) as r
                                where r.%s
                                """.formatted(IN_SCOPE)).bind("rows", rows.write(organizations)))
                .fetch()
                .rowsUpdated();
    }

    /// Writes the next version; empty when somebody else was faster.
    Mono<Organization> update(Organization next, Scope scope) {
        return scope.bind(database.sql("""
                                update organizations o
                                set (name, short_name, code, category, secretary_name, contact_name, contact_phone,
                                    elected_on, term_ends_on, unit_name, credit_code, credit_code_note, division_code,
                                    address, longitude, latitude, dissolved_on, dissolution_reason, version)
                                    = (n.name, n.short_name, n.code, n.category, n.secretary_name, n.contact_name,
                                    n.contact_phone, n.elected_on, n.term_ends_on, n.unit_name, n.credit_code,
                                    n.credit_code_note, n.division_code, n.address, n.longitude, n.latitude,
                                    n.dissolved_on, n.dissolution_reason, n.version)
                                from jsonb_populate_recordset(null::organizations, :rows::jsonb) as n
                                where o.id = n.id and o.version = n.version - 1 and o.%s
                                """.formatted(IN_SCOPE)).bind("rows", rows.write(List.of(next))))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> next);
    }

    Mono<Boolean> hasActiveChildren(UUID id, Scope scope) {
        return scope.bind(database.sql("""
                                select exists (select from organizations
                                    where parent_id = :id and dissolved_on is null and %s)
                                """.formatted(IN_SCOPE)).bind("id", id))
                .mapValue(Boolean.class)
                .one();
    }

    /// New numbers for path segments, in ascending order.
    @Unscoped("numbers belong to no organisation")
    Mono<List<Long>> numbers(int count) {
        return database.sql("select nextval('organization_numbers') from generate_series(1, :count)")
                .bind("count", count)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    /// The paths of those of these organisations that are branches, with nothing below them.
    @Unscoped("turns the grants of a member into a scope")
    Flux<String> branchPaths(Collection<UUID> ids) {
        return database.sql("""
                        select o.path from organizations o
                        where o.id = any(:ids) and not exists (select from organizations c where c.parent_id = o.id)
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(String.class)
                .all();
    }
}
