package dangjian.evaluation.star;

import dangjian.evaluation.star.OrganizationFacts.BranchFacts;
import dangjian.kit.web.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what the platform knows of organisations from the copies of organisations, members and activities.
@Repository
class FactsRepository {

    private static final String LEFT = "('EXPELLED', 'EXITED')";

    private final DatabaseClient database;

    FactsRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<OrganizationFacts> of(Collection<UUID> organizations, int year, LocalDate asOf, Scope scope) {
        var ids = organizations.toArray(UUID[]::new);
        return Mono.zip(rosters(ids, scope), branches(ids, scope), held(ids, year, asOf, scope))
                .flatMapIterable(parts -> parts.getT1().stream()
                        .map(roster -> roster.facts(year, asOf, parts.getT2(), parts.getT3()))
                        .toList());
    }

    private Mono<List<Roster>> rosters(UUID[] ids, Scope scope) {
        return scope.bind(database.sql("""
                                select o.id as org_id, o.term_ends_on, count(m.id)::int as members,
                                    avg(m.completeness) as completeness
                                from orgs o join orgs b on b.path ^@ o.path
                                left join members m on m.org_id = b.id and m.status not in %s
                                where o.id = any(:ids) and o.path ^@ any(:scope) group by o.id
                                """.formatted(LEFT)).bind("ids", ids))
                .mapProperties(Roster.class)
                .all()
                .collectList();
    }

    private Mono<List<BranchRow>> branches(UUID[] ids, Scope scope) {
        return scope.bind(database.sql("""
                                select o.id as org_id, b.id as branch_id, b.founded_on, count(m.id)::int as full_members
                                from orgs o join orgs b on b.path ^@ o.path and b.kind in ('BRANCH', 'JOINT_BRANCH')
                                    and b.dissolved_on is null
                                left join members m on m.org_id = b.id and m.stage = 'FULL' and m.status not in %s
                                where o.id = any(:ids) and o.path ^@ any(:scope) group by o.id, b.id
                                """.formatted(LEFT)).bind("ids", ids))
                .mapProperties(BranchRow.class)
                .all()
                .collectList();
    }

    private Mono<Map<UUID, Map<String, Set<LocalDate>>>> held(UUID[] ids, int year, LocalDate asOf, Scope scope) {
        return scope.bind(database.sql("""
                                select distinct org_id as branch_id, kind, held_on from held_activities
                                where held_on between :from and :to and org_id in (
                                    select b.id from orgs o join orgs b on b.path ^@ o.path
                                    where o.id = any(:ids) and o.path ^@ any(:scope))
                                """)
                        .bind("ids", ids)
                        .bind("from", LocalDate.of(year, 1, 1))
                        .bind("to", asOf))
                .mapProperties(Held.class)
                .all()
                .collect(
                        HashMap::new,
                        (all, held) -> all.computeIfAbsent(held.branchId(), branch -> new HashMap<>())
                                .computeIfAbsent(held.kind(), kind -> new HashSet<>())
                                .add(held.heldOn()));
    }

    private record Roster(
            UUID orgId,
            @Nullable LocalDate termEndsOn,
            int members,
            @Nullable BigDecimal completeness) {

        OrganizationFacts facts(
                int year, LocalDate asOf, List<BranchRow> branches, Map<UUID, Map<String, Set<LocalDate>>> held) {
            return new OrganizationFacts(
                    orgId,
                    year,
                    asOf,
                    termEndsOn,
                    members,
                    completeness,
                    branches.stream()
                            .filter(branch -> branch.orgId().equals(orgId))
                            .map(branch -> branch.facts(held))
                            .toList());
        }
    }

    private record BranchRow(
            UUID orgId, UUID branchId, @Nullable LocalDate foundedOn, int fullMembers) {

        BranchFacts facts(Map<UUID, Map<String, Set<LocalDate>>> held) {
            return new BranchFacts(branchId, foundedOn, fullMembers, held.getOrDefault(branchId, Map.of()));
        }
    }

    private record Held(UUID branchId, String kind, LocalDate heldOn) {}
}
