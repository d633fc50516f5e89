package dangjian.member.development;

import dangjian.kit.imports.RowFaults;
import java.time.LocalDate;
import java.util.Comparator;

/// Whether a case goes on by a row of a ledger, or how it ended: what is said must fit what was done.
record TakenStatus(LedgerRow row, Plan plan) {

    CaseStatus status(RowFaults faults) {
        var derived = isDone(Step.Effect.ARCHIVE) ? CaseStatus.COMPLETED : CaseStatus.OPEN;
        var told = row.text(LedgerColumn.STATUS);
        var status = told == null ? derived : row.status();
        if (status == null || status != derived && !isPossible(status)) {
            faults.add(
                    LedgerColumn.STATUS.column(),
                    "member.development.import-status",
                    derived.label(),
                    CaseStatus.DISQUALIFIED.label());
            return derived;
        }
        checkEnding(status, faults);
        return status;
    }

    /// Before the admission a case pauses or ends by a word; after the probation by the committee's decision.
    private boolean isPossible(CaseStatus status) {
        return switch (status) {
            case SUSPENDED, WITHDRAWN, REJECTED -> !isDone(Step.Effect.ADMIT);
            case DISQUALIFIED -> isDone(Step.Effect.CONFIRM);
            case OPEN, COMPLETED -> false;
        };
    }

    private void checkEnding(CaseStatus status, RowFaults faults) {
        var endedOn = row.day(LedgerColumn.ENDED_ON);
        var reason = row.text(LedgerColumn.END_REASON);
        if (status != CaseStatus.WITHDRAWN && status != CaseStatus.REJECTED) {
            if (endedOn != null || reason != null) {
                faults.add(LedgerColumn.ENDED_ON.column(), "member.development.import-not-ended");
            }
            return;
        }
        if (reason == null) {
            faults.add(LedgerColumn.END_REASON.column(), "import.required");
        }
        if (endedOn == null) {
            faults.add(LedgerColumn.ENDED_ON.column(), "import.required");
        } else if (endedOn.isBefore(lastDay())) {
            faults.add(
                    LedgerColumn.ENDED_ON.column(),
                    "member.development.too-early",
                    lastDay().toString());
        }
    }

    private LocalDate lastDay() {
        return plan.template().steps().stream()
                .flatMap(step -> plan.of(step.code()).stream())
                .map(StepRecord::doneOn)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private boolean isDone(Step.Effect effect) {
        return plan.template().steps().stream().anyMatch(step -> step.effect() == effect && plan.isDone(step));
    }
}
