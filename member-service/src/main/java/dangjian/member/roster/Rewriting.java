package dangjian.member.roster;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Puts one state of a record in the place of another: history, time line, record and event, in the caller's
/// transaction.
@Component
class Rewriting {

    private final MemberRepository members;
    private final ChangeRepository changes;
    private final PeriodRepository periods;
    private final Seal seal;
    private final Outbox outbox;

    Rewriting(MemberRepository members, ChangeRepository changes, PeriodRepository periods, Seal seal, Outbox outbox) {
        this.members = members;
        this.changes = changes;
        this.periods = periods;
        this.seal = seal;
        this.outbox = outbox;
    }

    /// The record moves last: what comes before finds it where the scope covers it.
    ///
    /// @return a problem when somebody else was faster
    Mono<Void> replace(Step step, Reason reason, Scope scope) {
        var after = step.after();
        return changes.insert(after.id(), step.changes(), reason, scope)
                .then(Mono.defer(() -> periods.of(after.id(), scope)))
                .map(before -> Period.changed(before, after, step.on()))
                .flatMap(changed -> periods.replace(after.id(), changed, scope))
                .then(Mono.defer(() -> members.update(new SealedMember(after, seal.seal(after.personal())), scope)))
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> outbox.add(MemberChanged.of(after))));
    }

    /// A record before and after, what differs, and from which day on.
    record Step(Member before, Member after, List<Change> changes, LocalDate on) {

        static Step of(Member before, Member after, LocalDate on) {
            return new Step(before, after, after.changesSince(before), on);
        }

        boolean isSamePerson() {
            return before.personal().idNumber().equals(after.personal().idNumber());
        }
    }
}
