package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.ballot.MajorityKind;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterField;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What a step does to the case, to the roster and to those who listen.
@Component
class StepEffects {

    private static final String PROBATIONARY = "PROBATIONARY";

    private final RecordRepository records;
    private final Roster roster;
    private final Outbox outbox;

    StepEffects(RecordRepository records, Roster roster, Outbox outbox) {
        this.records = records;
        this.roster = roster;
        this.outbox = outbox;
    }

    /// The case after a step was recorded.
    Mono<DevelopmentCase> of(CaseFile file, Step step, StepRecord recorded, Caller caller, Scope scope) {
        var development = file.development();
        if (!recorded.isValid()) {
            return Mono.just(development.touch());
        }
        return switch (step.effect()) {
            case ADMIT -> admit(file, new Reason(step.title(), caller), scope);
            case CONFIRM -> decide(file, recorded, step, caller, scope);
            case ARCHIVE -> Mono.just(development.complete());
            case PROPOSE -> Mono.just(development.touch());
            case null -> Mono.just(step.reaches() == null ? development.touch() : development.reach(step.reaches()));
        };
    }

    private Mono<DevelopmentCase> admit(CaseFile file, Reason reason, Scope scope) {
        var development = file.development();
        var resolvedOn = resolvedOn(file);
        var texts = file.placed().person().texts();
        texts.put(RosterField.STAGE, PROBATIONARY);
        texts.put(RosterField.JOINED_ON, resolvedOn.toString());
        return roster.admit(development.orgId(), texts, reason, scope)
                .map(member -> development.admit(
                        member.id(), resolvedOn, file.template().probationMonths()))
                .delayUntil(admitted -> outbox.add(new MemberAdmitted(
                        memberOf(admitted),
                        admitted.id(),
                        admitted.orgId(),
                        resolvedOn,
                        admitted.onProbation().to())));
    }

    /// The day on which the branch meeting passed the admission.
    private static LocalDate resolvedOn(CaseFile file) {
        return file.template().steps().stream()
                .filter(step -> step.majority() == MajorityKind.ADMISSION)
                .map(step -> file.plan().doneOn(step.code()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private Mono<DevelopmentCase> decide(CaseFile file, StepRecord recorded, Step step, Caller caller, Scope scope) {
        return switch (proposal(file).proposal()) {
            case CONFIRM -> confirm(file, new Reason(step.title(), caller), scope);
            case EXTEND -> extend(file, recorded, new Reason(step.title(), caller), scope);
            case DISQUALIFY -> disqualify(file, recorded.doneOn(), new Reason(step.title(), caller), scope);
            case null -> throw new IllegalStateException("The assembly has proposed nothing");
        };
    }

    /// Membership counts from the end of the probation (党龄从预备期满之日算起).
    private Mono<DevelopmentCase> confirm(CaseFile file, Reason reason, Scope scope) {
        var confirmed = file.development().confirm();
        var fullOn = confirmed.onProbation().to();
        return roster.confirm(
                        memberOf(confirmed), fullOn, confirmed.onProbation().isExtended(), reason, scope)
                .then(tell(new MemberConfirmed(memberOf(confirmed), confirmed.id(), confirmed.orgId(), fullOn)))
                .thenReturn(confirmed);
    }

    private Mono<DevelopmentCase> extend(CaseFile file, StepRecord recorded, Reason reason, Scope scope) {
        var extended =
                file.development().extend(Objects.requireNonNull(proposal(file).extensionMonths()));
        var end = extended.onProbation().to();
        return records.retire(file.spentWith(recorded), StepRecord.State.SPENT)
                .then(Mono.defer(() -> roster.extendProbation(memberOf(extended), end, reason, scope)))
                .then(tell(new ProbationExtended(memberOf(extended), extended.id(), extended.orgId(), end)))
                .thenReturn(extended);
    }

    private Mono<DevelopmentCase> disqualify(CaseFile file, LocalDate on, Reason reason, Scope scope) {
        var ended = file.development().disqualify();
        return roster.exit(memberOf(ended), ExitReason.DISQUALIFIED, on, reason, scope)
                .then(tell(new MemberDisqualified(memberOf(ended), ended.id(), ended.orgId(), on)))
                .thenReturn(ended);
    }

    private Mono<Void> tell(DomainEvent event) {
        return Mono.defer(() -> outbox.add(event));
    }

    private static StepDetails proposal(CaseFile file) {
        return file.template().steps().stream()
                .filter(step -> step.effect() == Step.Effect.PROPOSE)
                .flatMap(step -> file.plan().of(step.code()).stream())
                .reduce((_, last) -> last)
                .orElseThrow()
                .details();
    }

    private static UUID memberOf(DevelopmentCase development) {
        return Objects.requireNonNull(development.memberId());
    }
}
