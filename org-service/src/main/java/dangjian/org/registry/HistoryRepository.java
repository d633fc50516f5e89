package dangjian.org.registry;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// The register as it stood.
@Repository
class HistoryRepository {

    private static final String IN_SCOPE =
            "organization_id in (select id from organizations where path ^@ any(:scope))";

    /// Somewhere in the far future; a forged cursor may hold any number.
    private static final int LAST_DAY = 1_000_000;

    private final DatabaseClient database;
    private final ObjectMapper json;

    HistoryRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Opens a period for each of these.
    Mono<Long> open(Collection<Standing> standings, Scope scope) {
        return scope.bind(database.sql("""
                                insert into organization_history (organization_id, valid_from, parent_id, path, name,
                                    short_name, kind, category, elected_on, term_ends_on)
                                select "organizationId", "validFrom", "parentId", path, name, "shortName", kind,
                                    category, "electedOn", "termEndsOn"
                                from jsonb_to_recordset(:rows::jsonb) as r("organizationId" uuid, "validFrom" date,
                                    "parentId" uuid, path text, name text, "shortName" text, kind text, category text,
                                    "electedOn" date, "termEndsOn" date)
                                where r.path ^@ any(:scope)
                                """).bind("rows", Batch.of(json, standings)))
                .fetch()
                .rowsUpdated();
    }

    /// Ends the open period on that day; a period that began on it never was and is removed.
    ///
    /// @return whether the open period began no later than that day
    Mono<Boolean> close(UUID organization, LocalDate day, Scope scope) {
        return scope.bind(database.sql("""
                                with removed as (
                                    delete from organization_history
                                    where organization_id = :organization and valid_to is null and valid_from = :day
                                        and %1$s
                                    returning 1),
                                closed as (
                                    update organization_history set valid_to = :day
                                    where organization_id = :organization and valid_to is null and valid_from < :day
                                        and %1$s
                                    returning 1)
                                select exists (select from removed) or exists (select from closed)
                                """.formatted(IN_SCOPE))
                        .bind("organization", organization)
                        .bind("day", day))
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Standing> of(UUID organization, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select organization_id, valid_from, valid_to, parent_id, path, name, short_name, kind,
                                    category, elected_on, term_ends_on
                                from organization_history
                                where organization_id = :organization and valid_from > :after and %s
                                order by valid_from
                                limit :rows
                                """.formatted(IN_SCOPE))
                        .bind("organization", organization)
                        .bind("after", after == null ? LocalDate.EPOCH.withYear(1) : day(after))
                        .bind("rows", paging.rows()))
                .mapProperties(Standing.class)
                .all();
    }

    /// The organisations that stood on a day, in the order of the tree.
    Flux<OrganizationSummary> list(OrganizationFilter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return filter.bind(scope.bind(database.sql("""
                                select o.id, h.parent_id, h.path, h.name, h.short_name, o.code, h.kind, h.category,
                                    o.founded_on, h.term_ends_on, o.dissolved_on,
                                    exists (select from organization_history c where c.parent_id = o.id
                                        and c.valid_from <= :asOf and (c.valid_to is null or c.valid_to > :asOf))
                                        as has_children
                                from organization_history h join organizations o on o.id = h.organization_id
                                where %s and h.path > :after
                                order by h.path
                                limit :rows
                                """.formatted(OrganizationFilter.CONDITION))))
                .bind("after", after == null ? "" : after.text(0))
                .bind("rows", paging.rows())
                .mapProperties(OrganizationSummary.class)
                .all();
    }

    Mono<Long> count(OrganizationFilter filter, Scope scope) {
        return filter.bind(scope.bind(database.sql("""
                                select count(*)
                                from organization_history h join organizations o on o.id = h.organization_id
                                where %s
                                """.formatted(OrganizationFilter.CONDITION))))
                .mapValue(Long.class)
                .one();
    }

    private static LocalDate day(Cursor after) {
        return LocalDate.ofEpochDay(Math.clamp(after.number(0), -LAST_DAY, LAST_DAY));
    }
}
