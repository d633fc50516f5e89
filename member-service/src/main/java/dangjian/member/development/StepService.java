package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.ballot.Majorities;
import dangjian.member.ballot.MajorityKind;
import dangjian.member.discipline.MemberRights;
import dangjian.member.discipline.Rights;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Records the steps of cases: nothing out of order, nothing too early, what is late with an explanation.
@Service
class StepService {

    private final CaseFiles files;
    private final CaseRepository cases;
    private final RecordRepository records;
    private final StepEffects effects;
    private final Majorities majorities;
    private final Roster roster;
    private final MemberRights rights;
    private final InstantSource clock;

    StepService(
            CaseFiles files,
            CaseRepository cases,
            RecordRepository records,
            StepEffects effects,
            Majorities majorities,
            Roster roster,
            MemberRights rights,
            InstantSource clock) {
        this.files = files;
        this.cases = cases;
        this.records = records;
        this.effects = effects;
        this.majorities = majorities;
        this.roster = roster;
        this.rights = rights;
        this.clock = clock;
    }

    /// A step of the branch, or of the committee above it.
    @Transactional
    Mono<CaseFile> record(UUID id, StepRequest request, boolean isSuperior, Caller caller, Scope scope) {
        return files.lock(id, scope).flatMap(file -> {
            file.development().mustBeOpen();
            var step = step(file, request.step(), isSuperior);
            var recording = new Recording(step, request.doneOn(), request.details(), null);
            recording.check(file, today());
            return completed(file, recording, scope)
                    .map(whole -> written(file, whole, caller))
                    .delayUntil(written -> records.insert(List.of(written)))
                    .flatMap(written -> effects.of(file, step, written, caller, scope))
                    .flatMap(changed -> files.put(changed, scope));
        });
    }

    /// Replaces a record by a right one; the wrong one is kept. What has changed the roster is corrected there.
    @Transactional
    Mono<CaseFile> correct(UUID id, UUID recordId, Correcting correcting, Caller caller, Scope scope) {
        return files.lock(id, scope).flatMap(file -> {
            file.development().mustBeOpen();
            var wrong = file.records().stream()
                    .filter(record -> record.id().equals(recordId) && record.isValid())
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("member.development.record-unknown"));
            var step = step(file, wrong.step(), correcting.isSuperior());
            if (step.effect() != null
                    || step.majority() == MajorityKind.ADMISSION
                            && file.development().memberId() != null) {
                throw Problem.conflict("member.development.final", step.title());
            }
            var before = file.without(wrong);
            var recording = new Recording(step, correcting.request().doneOn(), correcting.details(), wrong);
            recording.check(before, today());
            return completed(before, recording, scope)
                    .map(whole -> written(before, whole, caller))
                    .doOnNext(written -> before.with(written).mustBeInOrder())
                    .delayUntil(_ -> records.retire(List.of(wrong.id()), StepRecord.State.CORRECTED))
                    .delayUntil(written -> records.insert(List.of(written)))
                    .flatMap(_ -> files.put(file.development().touch(), scope));
        });
    }

    private static Step step(CaseFile file, String code, boolean isSuperior) {
        var step = file.template().find(code);
        if (step == null || code.equals(Step.APPLICATION)) {
            throw Problem.notFound("member.development.step-unknown");
        }
        if ((step.actor() == Step.Actor.SUPERIOR) != isSuperior) {
            throw Problem.conflict(
                    isSuperior ? "member.development.step-of-branch" : "member.development.step-of-superior");
        }
        return step;
    }

    /// With what only the database knows: the people's standing, who approves, the outcome of the vote.
    private Mono<Recording> completed(CaseFile file, Recording recording, Scope scope) {
        return people(recording, scope)
                .then(Mono.defer(() -> approved(file, recording, scope)))
                .flatMap(approved -> counted(file, approved, scope));
    }

    private Mono<Void> people(Recording recording, Scope scope) {
        var people = recording.details().people();
        if (people.isEmpty()) {
            return Mono.empty();
        }
        var members = roster.find(people, scope)
                .doOnNext(found -> found.values().forEach(member -> mustBeFull(member, recording.doneOn())));
        return recording.step().demands().mustIntroduce()
                ? members.zipWith(rights.on(people, recording.doneOn(), scope))
                        .doOnNext(found -> mustIntroduce(found.getT1(), found.getT2()))
                        .then()
                : members.then();
    }

    private static void mustIntroduce(Map<UUID, RosterMember> members, Map<UUID, Rights> rights) {
        members.values().forEach(member -> {
            if (!Objects.requireNonNull(rights.get(member.id())).mayIntroduce()) {
                throw Problem.unprocessable("member.development.rules")
                        .at("/people", "member.development.no-right", member.name());
            }
        });
    }

    private static void mustBeFull(RosterMember member, LocalDate day) {
        var fullOn = member.fullOn();
        if (member.stage() != MemberStage.FULL || !member.isCurrent() || fullOn == null || fullOn.isAfter(day)) {
            throw Problem.unprocessable("member.development.rules")
                    .at("/people", "member.development.not-full", member.name());
        }
    }

    private Mono<Recording> approved(CaseFile file, Recording recording, Scope scope) {
        if (recording.step().actor() != Step.Actor.SUPERIOR || recording.step().majority() == null) {
            return Mono.just(recording);
        }
        return cases.approver(file.development().orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("member.development.not-the-approver")))
                .map(committee -> recording.with(recording.details().approvedBy(committee)));
    }

    private Mono<Recording> counted(CaseFile file, Recording recording, Scope scope) {
        var ballot = recording.details().ballot();
        if (ballot == null) {
            return Mono.just(recording);
        }
        var kind = recording.step().majority() == null
                ? MajorityKind.RESOLUTION
                : recording.step().majority();
        return mustKnow(file, recording, kind, ballot.entitled(), scope)
                .then(majorities.on(recording.doneOn(), kind))
                .map(majority -> recording.with(recording.details().counted(majority.outcome(ballot))));
    }

    /// Nobody has a vote whom the roster does not know; before the case was opened here it may know less.
    private Mono<Void> mustKnow(CaseFile file, Recording recording, MajorityKind kind, int entitled, Scope scope) {
        var opened = BusinessTime.dateOf(file.development().openedAt());
        if (kind != MajorityKind.ADMISSION || recording.doneOn().isBefore(opened)) {
            return Mono.empty();
        }
        return rights.voters(file.development().orgId(), recording.doneOn(), scope)
                .doOnNext(known -> {
                    if (entitled > known) {
                        throw Problem.unprocessable("member.development.rules")
                                .at("/ballot/entitled", "member.development.entitled", known);
                    }
                })
                .then();
    }

    private StepRecord written(CaseFile file, Recording recording, Caller caller) {
        @Nullable StepRecord replaced = recording.replaced();
        return new StepRecord(
                Ids.next(),
                file.development().id(),
                recording.step().code(),
                recording.doneOn(),
                recording.details().isPositive() ? StepRecord.State.VALID : StepRecord.State.NOT_PASSED,
                recording.isLate(file.plan()),
                recording.details(),
                clock.instant(),
                caller.accountId(),
                caller.name(),
                replaced == null ? null : replaced.id());
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    /// What somebody wants to put right, and why.
    record Correcting(StepRequest request, String reason, boolean isSuperior) {

        StepDetails details() {
            return request.details().because(reason.strip());
        }
    }
}
