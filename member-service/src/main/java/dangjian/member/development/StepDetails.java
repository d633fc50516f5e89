package dangjian.member.development;

import dangjian.member.ballot.Ballot;
import dangjian.member.ballot.BallotOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is told of a step that was done, beside its day.
///
/// @param isApproved the result of a decision
/// @param ballot the vote, with its outcome as the platform computed it
/// @param proposal what the assembly proposes at the end of the probation
/// @param committee the committee that approved
/// @param explanation why it is late
/// @param correction why an earlier record was replaced
record StepDetails(
        @Nullable String note,
        @Nullable String explanation,
        @Nullable String correction,
        List<Document> documents,
        List<UUID> people,
        @Nullable Integer trainingDays,
        @Nullable Integer trainingHours,
        @Nullable Boolean isApproved,
        @Nullable Ballot ballot,
        @Nullable BallotOutcome outcome,
        @Nullable Proposal proposal,
        @Nullable Integer extensionMonths,
        @Nullable UUID committee) {

    static final StepDetails NONE =
            new StepDetails(null, null, null, List.of(), List.of(), null, null, null, null, null, null, null, null);

    StepDetails counted(@Nullable BallotOutcome counted) {
        return new StepDetails(
                note,
                explanation,
                correction,
                documents,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                counted,
                proposal,
                extensionMonths,
                committee);
    }

    StepDetails because(String reason) {
        return new StepDetails(
                note,
                explanation,
                reason,
                documents,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                outcome,
                proposal,
                extensionMonths,
                committee);
    }

    StepDetails approvedBy(@Nullable UUID organization) {
        return new StepDetails(
                note,
                explanation,
                correction,
                documents,
                people,
                trainingDays,
                trainingHours,
                isApproved,
                ballot,
                outcome,
                proposal,
                extensionMonths,
                organization);
    }

    /// Whether it turned out as hoped for.
    boolean isPositive() {
        return !Boolean.FALSE.equals(isApproved) && (outcome == null || outcome == BallotOutcome.PASSED);
    }

    /// A document that is kept elsewhere: its name and hash.
    record Document(
            @Schema(example = "支部大会决议.pdf") String name,

            @Schema(description = "SHA-256，十六进制") @Nullable String sha256) {}

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
