package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.ballot.MajorityKind;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Records the steps of cases: nothing out of order, nothing too early, what is late with an explanation.
@Service
class StepService {

    private final CaseFiles files;
    private final RecordRepository records;
    private final DocumentRepository documents;
    private final StepEffects effects;
    private final Completion completion;
    private final InstantSource clock;

    StepService(
            CaseFiles files,
            RecordRepository records,
            DocumentRepository documents,
            StepEffects effects,
            Completion completion,
            InstantSource clock) {
        this.files = files;
        this.records = records;
        this.documents = documents;
        this.effects = effects;
        this.completion = completion;
        this.clock = clock;
    }

    /// A step of the branch, or of the committee above it.
    @Transactional
    Mono<CaseFile> record(UUID id, StepRequest request, boolean isSuperior, Caller caller, Scope scope) {
        return files.lock(id, scope).flatMap(file -> {
            file.development().mustBeOpen();
            var step = step(file, request.step(), isSuperior);
            var recording = new Recording(step, request.doneOn(), request.details(), request.seen(), null);
            recording.check(file, today());
            return completion
                    .of(file, recording, scope)
                    .map(whole -> written(file, whole, caller))
                    .doOnNext(written -> mustFit(file, step, written))
                    .delayUntil(written -> records.insert(List.of(written)))
                    .delayUntil(written -> documents.insert(register(written, request)))
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
            var recording = correcting.recording(step, wrong);
            recording.check(before, today());
            return completion
                    .of(before, recording, scope)
                    .map(whole -> written(before, whole, caller))
                    .doOnNext(written -> before.with(written).mustBeInOrder())
                    .delayUntil(_ -> records.retire(List.of(wrong.id()), StepRecord.State.CORRECTED))
                    .delayUntil(written -> records.insert(List.of(written)))
                    .delayUntil(written -> documents.move(wrong.id(), written.id()))
                    .delayUntil(written -> documents.insert(register(written, correcting.request())))
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

    /// What was done before the case was taken over is added between what is on record.
    private static void mustFit(CaseFile file, Step step, StepRecord written) {
        if (file.plan().isExcused(step)) {
            file.with(written).mustBeInOrder();
        }
    }

    private static List<CaseDocument> register(StepRecord written, StepRequest request) {
        return request.seen().stream()
                .map(seen -> CaseDocument.at(written, seen))
                .toList();
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

        Recording recording(Step step, StepRecord wrong) {
            var details = request.details().because(reason.strip());
            return new Recording(step, request.doneOn(), details, request.seen(), wrong);
        }
    }
}
