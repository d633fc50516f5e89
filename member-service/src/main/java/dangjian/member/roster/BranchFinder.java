package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.sheet.PlainText;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the branches that may hold members, by id or by full name.
@Component
public class BranchFinder {

    /// The kinds of organisation that hold members directly.
    static final Set<String> HOLDING_MEMBERS = Set.of("BRANCH", "JOINT_BRANCH");
    private static final Set<String> COMMITTEES =
            Set.of("DISTRICT_COMMITTEE", "WORKING_COMMITTEE", "COMMITTEE", "LEADING_GROUP", "TEMP_COMMITTEE");
    private static final Set<String> GENERAL_BRANCHES = Set.of("GENERAL_BRANCH", "TEMP_GENERAL_BRANCH");

    private final Organizations organizations;
    private final InstantSource clock;

    BranchFinder(Organizations organizations, InstantSource clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    /// The branch, or a problem: not found when it is unknown or out of scope, unprocessable when it holds no members.
    Mono<Organization> holding(UUID id, Scope scope) {
        return organizations
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .map(organization -> {
                    var fault = fault(organization, today());
                    if (fault != null) {
                        throw Problem.unprocessable("member.rules").at(RosterField.BRANCH.pointer(), fault);
                    }
                    return organization;
                });
    }

    /// What each of these full names means to somebody with that scope.
    public Mono<Map<String, Branch>> named(Collection<String> names, Scope scope) {
        var written = names.stream()
                .flatMap(name -> Stream.of(PlainText.trim(name), name.strip(), PlainText.compact(name)))
                .distinct()
                .toList();
        if (written.isEmpty()) {
            return Mono.just(Map.of());
        }
        var today = today();
        return organizations.named(written, scope).collectList().map(found -> {
            var byName = new HashMap<String, Branch>();
            found.forEach(organization ->
                    byName.merge(PlainText.compact(organization.name()), branch(organization, today), Branch::or));
            var branches = new HashMap<String, Branch>();
            names.forEach(name -> branches.put(name, byName.getOrDefault(PlainText.compact(name), Branch.UNKNOWN)));
            return branches;
        });
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private static Branch branch(Organization organization, LocalDate today) {
        return new Branch(organization.id(), organization.path(), fault(organization, today));
    }

    private static @Nullable String fault(Organization organization, LocalDate today) {
        var dissolvedOn = organization.dissolvedOn();
        if (COMMITTEES.contains(organization.kind())) {
            return "member.branch.committee";
        } else if (GENERAL_BRANCHES.contains(organization.kind())) {
            return "member.branch.general-branch";
        } else if (!HOLDING_MEMBERS.contains(organization.kind())) {
            return "member.branch.unsuitable";
        }
        return dissolvedOn == null || dissolvedOn.isAfter(today) ? null : "member.branch.dissolved";
    }

    /// What a name means: an organisation, and why it cannot take members.
    public record Branch(
            @Nullable UUID id,
            @Nullable String path,
            @Nullable String fault) {

        static final Branch UNKNOWN = new Branch(null, null, "member.branch.unknown");

        /// Of two organisations of one name the one that can take members; if both can, nobody knows which is meant.
        Branch or(Branch other) {
            if (fault == null && other.fault == null) {
                return new Branch(null, null, "member.branch.ambiguous");
            }
            return fault == null ? this : other;
        }
    }
}
