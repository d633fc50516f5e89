package dangjian.member.development;

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
