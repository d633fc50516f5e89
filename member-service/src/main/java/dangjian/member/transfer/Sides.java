package dangjian.member.transfer;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the organisations that a transfer leads from and to.
@Component
class Sides {

    /// The whole tree: the other side of a transfer lies outside of the caller's scope.
    static final Scope DISTRICT = Scope.of("");

    private final DestinationRepository destinations;

    Sides(DestinationRepository destinations) {
        this.destinations = destinations;
    }

    /// The branch that a membership leaves.
    Mono<Side> sending(UUID branch, Scope scope) {
        return place(branch, scope).map(DestinationRepository.Place::side);
    }

    /// Where it goes: an organisation of the district, or one outside of which only the name is known.
    Mono<Side> receiving(@Nullable UUID orgId, @Nullable String name) {
        if ((orgId == null) == (name == null)) {
            return Mono.error(Problem.unprocessable("request.invalid").at("/toOrgId", "transfer.destination-or-name"));
        }
        return name == null && orgId != null
                ? place(orgId, DISTRICT).map(DestinationRepository.Place::side)
                : Mono.just(Side.outside(String.valueOf(name).strip()));
    }

    /// The committee that takes in somebody from outside; the caller must administer it.
    Mono<Side> admitting(UUID orgId, Scope scope) {
        return place(orgId, scope)
                .map(DestinationRepository.Place::side)
                .delayUntil(side -> mustCover(side.committeeId(), scope));
    }

    /// The branch of the receiving committee that shall take the member.
    Mono<Side> assigned(Side to, @Nullable UUID branch, Scope scope) {
        var wanted = branch == null ? to.orgId() : branch;
        if (wanted == null) {
            return Mono.error(Problem.unprocessable("request.invalid").at("/branchId", "transfer.branch-required"));
        }
        return place(wanted, scope).map(DestinationRepository.Place::side).map(side -> {
            if (side.orgId() == null || !Objects.equals(side.committeeId(), to.committeeId())) {
                throw Problem.unprocessable("request.invalid").at("/branchId", "transfer.branch-of-other-committee");
            }
            return side;
        });
    }

    /// A problem unless the caller acts for that organisation.
    Mono<Void> mustCover(@Nullable UUID organization, Scope scope) {
        return (organization == null ? Mono.empty() : destinations.find(organization, scope))
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("transfer.not-yours")))
                .then();
    }

    private Mono<DestinationRepository.Place> place(UUID id, Scope scope) {
        return destinations.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }
}
