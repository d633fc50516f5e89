package dangjian.member.roster;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Enters members into the roster: the record, its time line and the event, in the caller's transaction.
@Service
class Registrar {

    private final MemberRepository members;
    private final PeriodRepository periods;
    private final Outbox outbox;

    Registrar(MemberRepository members, PeriodRepository periods, Outbox outbox) {
        this.members = members;
        this.periods = periods;
        this.outbox = outbox;
    }

    /// @return a problem when a branch is not, or no longer, in the scope
    Mono<Void> register(List<SealedMember> newMembers, Scope scope) {
        var plain = newMembers.stream().map(SealedMember::member).toList();
        return members.insert(newMembers, scope)
                .filter(count -> count == newMembers.size())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(Mono.defer(() -> periods.insert(
                        plain.stream()
                                .flatMap(member -> Period.of(member).stream())
                                .toList(),
                        scope)))
                .then(Mono.defer(() ->
                        outbox.addAll(plain.stream().map(MemberRegistered::of).toList())));
    }

    /// A problem when the register holds the ID number already.
    Mono<Void> mustBeNew(SealedMember member) {
        return members.registered(Set.of(member.sealed().idNumberHex()))
                .flatMap(found -> found.isEmpty()
                        ? Mono.empty()
                        : Mono.error(Problem.conflict("member.registered")
                                .at(RosterField.ID_NUMBER.pointer(), "import.registered")));
    }
}
