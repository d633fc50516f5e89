package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
/// @param departure what the candidate declared of leaving
/// @param committee the committee that approved
/// @param isTakenOver whether it was done before the case was entered here, from the ledger
record StepDetails(
        @JsonUnwrapped Words words,
        List<UUID> people,
        @JsonUnwrapped Training training,
        @Nullable Boolean isApproved,
        @JsonUnwrapped Vote vote,
        @Nullable Departure departure,
        @Nullable UUID committee,
        @Schema(description = "是否从台账接入") @Nullable Boolean isTakenOver) {

    static final StepDetails NONE =
            new StepDetails(Words.NONE, List.of(), Training.NONE, null, Vote.NONE, null, null, null);

    /// Nothing but that a ledger tells of it.
    static final StepDetails TAKEN_OVER =
            new StepDetails(Words.NONE, List.of(), Training.NONE, null, Vote.NONE, null, null, true);

    StepDetails voted(Vote known) {
        return new StepDetails(words, people, training, isApproved, known, departure, committee, isTakenOver);
    }

    StepDetails because(String reason) {
        var corrected = new Words(words.note, words.explanation, reason);
        return new StepDetails(corrected, people, training, isApproved, vote, departure, committee, isTakenOver);
    }

    StepDetails approvedBy(@Nullable UUID organization) {
        return new StepDetails(words, people, training, isApproved, vote, departure, organization, isTakenOver);
    }

    @Nullable
    String explanation() {
        return words.explanation;
    }

    @Nullable
    Ballot ballot() {
        return vote.ballot;
    }

    @Nullable
    Proposal proposal() {
        return vote.proposal;
    }

    @Nullable
    Integer extensionMonths() {
        return vote.extensionMonths;
    }

    /// Whether it turned out as hoped for.
    boolean isPositive() {
        return !Boolean.FALSE.equals(isApproved) && (vote.outcome == null || vote.outcome == BallotOutcome.PASSED);
    }

    /// What somebody writes of it.
    ///
    /// @param explanation why it is late
    /// @param correction why an earlier record was replaced
    record Words(
            @Nullable String note,
            @Nullable String explanation,
            @Nullable String correction) {

        static final Words NONE = new Words(null, null, null);
    }

    /// How long somebody was trained (集中培训).
    record Training(
            @Nullable Integer trainingDays, @Nullable Integer trainingHours) {

        static final Training NONE = new Training(null, null);
    }

    /// A vote with its outcome as the platform computed it.
    ///
    /// @param excluded who was not counted among those who should attend
    /// @param proposal what the assembly proposes at the end of the probation
    record Vote(
            @Nullable Ballot ballot,

            @Schema(description = "不计入应到会人数的党员及理由") List<Exclusion> excluded,

            @Schema(description = "应到会人数中名册查不到的人数；只见于建档前的会议") @Nullable
            Integer unknownVoters,

            @Nullable BallotOutcome outcome,
            @Nullable Proposal proposal,
            @Nullable Integer extensionMonths) {

        static final Vote NONE = new Vote(null, List.of(), null, null, null, null);

        Vote {
            excluded = excluded == null ? List.of() : List.copyOf(excluded);
        }

        static Vote of(@Nullable Ballot ballot, @Nullable BallotOutcome outcome, @Nullable Proposal proposal) {
            return new Vote(ballot, List.of(), null, outcome, proposal, null);
        }

        Vote counted(BallotOutcome counted) {
            return new Vote(ballot, excluded, unknownVoters, counted, proposal, extensionMonths);
        }

        /// So many of those who are told to have a vote are not in the roster.
        Vote beyondTheRoster(int voters) {
            return new Vote(ballot, excluded, voters, outcome, proposal, extensionMonths);
        }
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
