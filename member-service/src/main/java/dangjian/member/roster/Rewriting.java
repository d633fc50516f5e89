package dangjian.member.roster;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    Mono<Void> replace(Step step, Reason reason, Scope scope) {
        return replace(List.of(step), reason, scope);
    }

    /// All of them with the same few statements. The records move last: what comes before finds them where the scope
    /// covers them.
    ///
    /// @return a problem when somebody else was faster with one of them
    Mono<Void> replace(List<Step> steps, Reason reason, Scope scope) {
        var ids = steps.stream().map(step -> step.after().id()).toList();
        return changes.insert(steps, reason, scope)
                .then(Mono.defer(() -> periods.of(ids, scope)))
                .map(before -> changed(steps, before))
                .flatMap(changed -> periods.replace(ids, changed, scope))
                .then(Mono.defer(() -> members.update(
                        steps.stream().map(step -> sealed(step.after())).toList(), scope)))
                .filter(count -> count == steps.size())
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> outbox.addAll(steps.stream()
                        .map(step -> MemberChanged.of(step.after()))
                        .toList())));
    }

    private SealedMember sealed(Member member) {
        return new SealedMember(member, seal.seal(member.personal()));
    }

    private static List<Period> changed(List<Step> steps, Map<UUID, List<Period>> before) {
        return steps.stream()
                .flatMap(step -> step.periods(before.getOrDefault(step.after().id(), List.of())).stream())
                .toList();
    }

    /// A record before and after, what differs, and from which day on; from none when an exit is undone.
    record Step(
            Member before,
            Member after,
            List<Change> changes,
            @Nullable LocalDate on) {

        static Step of(Member before, Member after, LocalDate on) {
            return new Step(before, after, after.changesSince(before), on);
        }

        /// The last exit never was.
        static Step undoing(Member before, Member after) {
            return new Step(before, after, after.changesSince(before), null);
        }

        private List<Period> periods(List<Period> earlier) {
            return on == null ? Period.reopened(earlier, after) : Period.changed(earlier, before, after, on);
        }

        /// The same with the change of branch, if it is one, on record.
        Step between(String from, String to) {
            if (before.orgId().equals(after.orgId())) {
                return this;
            }
            var all = new ArrayList<>(changes);
            all.add(new Change(RosterField.BRANCH, from, to));
            return new Step(before, after, List.copyOf(all), on);
        }

        List<RosterField> fields() {
            return changes.stream().map(Change::field).toList();
        }

        boolean isSamePerson() {
            return before.personal().idNumber().equals(after.personal().idNumber());
        }
    }
}
