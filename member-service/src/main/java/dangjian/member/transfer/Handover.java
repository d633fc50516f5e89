package dangjian.member.transfer;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.Move;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Carries out in the roster what an accepted transfer says: all of its people or none.
@Component
class Handover {

    private final Roster roster;
    private final PeopleRepository people;
    private final ArrivalService arrivals;
    private final Outbox outbox;

    Handover(Roster roster, PeopleRepository people, ArrivalService arrivals, Outbox outbox) {
        this.roster = roster;
        this.people = people;
        this.arrivals = arrivals;
        this.outbox = outbox;
    }

    /// A problem unless the branch may hold members.
    Mono<Void> mustBePossible(Transfer transfer, Scope scope) {
        return roster.mustHoldMembers(Objects.requireNonNull(transfer.to().orgId()), scope);
    }

    Mono<Void> complete(Transfer accepted, Caller caller, Scope scope) {
        var reason = new Reason(accepted.reason(), caller);
        var on = Objects.requireNonNull(accepted.progress().closing()).on();
        return (accepted.from().isOutside()
                        ? arrivals.admit(accepted, reason, scope).map(List::of)
                        : leave(accepted, reason, scope))
                .flatMap(members -> outbox.addAll(members.stream()
                        .map(member -> MemberTransferred.of(member, accepted, on))
                        .toList()));
    }

    private Mono<List<UUID>> leave(Transfer accepted, Reason reason, Scope scope) {
        var from = Objects.requireNonNull(accepted.from().orgId());
        var joiners = accepted.kind() == TransferKind.WHOLE_ORG ? people.addBranch(accepted.id(), from) : Mono.just(0L);
        return joiners.then(Mono.defer(() -> people.leaving(accepted.id(), from)))
                .filter(members -> !members.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.conflict("member.left")))
                .delayUntil(members -> people.keepOnly(accepted.id(), members))
                .delayUntil(members -> go(members, accepted, reason, scope));
    }

    private Mono<Void> go(List<UUID> members, Transfer accepted, Reason reason, Scope scope) {
        var on = Objects.requireNonNull(accepted.progress().closing()).on();
        var branch = accepted.to().orgId();
        return branch == null
                ? roster.exitAll(members, ExitReason.TRANSFERRED_OUT, on, reason, Sides.DISTRICT)
                : roster.moveAll(members, new Move(branch, on, Sides.DISTRICT, scope), reason);
    }
}
