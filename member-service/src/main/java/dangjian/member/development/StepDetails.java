package dangjian.member.development;

import dangjian.member.ballot.Ballot;
import dangjian.member.ballot.BallotOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is told of a step that was done, beside its day and its documents.
///
/// @param isApproved the result of a decision
/// @param ballot the vote, with its outcome as the platform computed it
/// @param proposal what the assembly proposes at the end of the probation
/// @param departure what the candidate declared of leaving
/// @param committee the committee that approved
/// @param explanation why it is late
/// @param correction why an earlier record was replaced
/// @param isTakenOver whether it was done before the case was entered here, from the ledger
record StepDetails(
        @Nullable String note,
        @Nullable String explanation,
        @Nullable String correction,
        List<UUID> people,
        @Nullable Integer trainingDays,
        @Nullable Integer trainingHours,
        @Nullable Boolean isApproved,
        @Nullable Ballot ballot,
        @Nullable BallotOutcome outcome,
        @Nullable Proposal proposal,
        @Nullable Integer extensionMonths,
        @Nullable Departure departure,
        @Nullable UUID committee,
        @Schema(description = "是否从台账接入") @Nullable Boolean isTakenOver) {

    static final StepDetails NONE = of(List.of());

    /// Nothing but that a ledger tells of it.
    static final StepDetails TAKEN_OVER =
            new StepDetails(null, null, null, List.of(), null, null, null, null, null, null, null, null, null, true);

    /// Nothing but the people.
    static StepDetails of(List<UUID> people) {
        return new StepDetails(null, null, null, people, null, null, null, null, null, null, null, null, null, null);
    }

    StepDetails counted(@Nullable BallotOutcome counted) {
        return new StepDetails(
                note,
                explanation,
                correction,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                counted,
                proposal,
                extensionMonths,
                departure,
                committee,
                isTakenOver);
    }

    StepDetails because(String reason) {
        return new StepDetails(
                note,
                explanation,
                reason,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                outcome,
                proposal,
                extensionMonths,
                departure,
                committee,
                isTakenOver);
    }

    StepDetails approvedBy(@Nullable UUID organization) {
        return new StepDetails(
                note,
                explanation,
                correction,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                outcome,
                proposal,
                extensionMonths,
                departure,
                organization,
                isTakenOver);
    }

    /// Whether it turned out as hoped for.
    boolean isPositive() {
        return !Boolean.FALSE.equals(isApproved) && (outcome == null || outcome == BallotOutcome.PASSED);
    }

    /// What a candidate declares of leaving the place of work or study.
    ///
    /// @param leavesOn the expected day; nothing when it is not foreseen
    record Departure(
            @Schema(description = "是否预计离开工作、学习单位", example = "false") @NotNull
            Boolean isLeaving,

            @Schema(description = "预计离开日期；预计离开时必填") @Nullable
            LocalDate leavesOn) {}

    /// What becomes of a probationary member.
    enum Proposal {
        /// 按期转正
        CONFIRM,
        /// 延长预备期
        EXTEND,
        /// 取消预备党员资格
        DISQUALIFY
    }
}
