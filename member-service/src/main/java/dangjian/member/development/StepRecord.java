package dangjian.member.development;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One time a step was done.
record StepRecord(
        UUID id,
        UUID caseId,
        String step,
        LocalDate doneOn,
        State state,
        boolean isLate,
        StepDetails details,
        Instant recordedAt,
        UUID accountId,
        String accountName,
        @Nullable UUID corrects) {

    /// What was done at or before the opening of a case.
    static StepRecord of(
            DevelopmentCase development, String step, LocalDate doneOn, StepDetails details, Caller caller) {
        return new StepRecord(
                Ids.next(),
                development.id(),
                step,
                doneOn,
                State.VALID,
                false,
                details,
                development.openedAt(),
                caller.accountId(),
                caller.name(),
                null);
    }

    /// What the ledger tells too late stays marked.
    StepRecord judgedBy(Plan plan) {
        var step = plan.template().find(this.step);
        var latest = step == null || step.isRepeated() ? null : plan.latest(step);
        return new StepRecord(
                id,
                caseId,
                this.step,
                doneOn,
                state,
                latest != null && doneOn.isAfter(latest),
                details,
                recordedAt,
                accountId,
                accountName,
                corrects);
    }

    /// Whether it was done before the case was entered here.
    boolean isTakenOver() {
        return Boolean.TRUE.equals(details.isTakenOver());
    }

    boolean isValid() {
        return state == State.VALID;
    }

    /// Whether a record still counts.
    enum State {
        VALID,
        /// 未通过、未批准
        NOT_PASSED,
        /// 已更正
        CORRECTED,
        /// 属于延长前的预备期
        SPENT
    }
}
