package dangjian.member.roster;

import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What changes the length of membership (党龄) is a matter of the committee above the branch, not of its secretary.
@Component
class CommitteeMatter {

    private static final Set<RosterField> FIELDS = Set.of(RosterField.FULL_ON, RosterField.MEMBERSHIP_CORRECTION);

    private final Organizations organizations;

    CommitteeMatter(Organizations organizations) {
        this.organizations = organizations;
    }

    /// A problem when one of the fields is such a matter and the caller does not administer a committee above the
    /// branch.
    Mono<Void> mustBeAllowed(UUID branch, Collection<RosterField> fields, Caller caller) {
        return fields.stream().noneMatch(FIELDS::contains)
                ? Mono.empty()
                : organizations
                        .paths(caller.organizations(Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN))
                        .collectList()
                        .flatMap(paths -> organizations.find(branch, new Scope(paths, null)))
                        .switchIfEmpty(Mono.error(() -> Problem.forbidden("member.correction.committee")))
                        .then();
    }
}
