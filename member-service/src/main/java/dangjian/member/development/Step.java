package dangjian.member.development;

import dangjian.member.ballot.MajorityKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the procedure in one version of it.
///
/// @param place steps of one place may be done in any order; all before them must be done first
/// @param isDecision whether it can turn out negative
/// @param majority by which it is decided, if it is voted on
/// @param reaches the stage that it brings about
record Step(
        @Schema(example = "ADMISSION_MEETING") String code,
        int place,
        @Schema(description = "流程中的编号", example = "15") String number,

        @Schema(description = "五个阶段之一", example = "ADMISSION")
        String stage,

        @Schema(example = "支部大会讨论接收预备党员") String title,

        @Schema(description = "在未设支委会的党支部的名称；与 title 不同时才有", example = "支部大会审查") @Nullable
        String titleWithoutCommittee,

        Actor actor,
        @Schema(description = "应有的材料") List<String> documents,
        @Schema(description = "材料可否后补；后补前标为材料不齐") boolean documentsMayFollow,
        boolean isOptional,
        boolean isDecision,
        @Nullable MajorityKind majority,
        @Nullable CaseStage reaches,
        @Nullable Effect effect,
        Demands demands,
        List<Limit> limits,
        @Schema(description = "依据") String basis) {

    static final String APPLICATION = "APPLICATION";

    /// The same with what a district adds.
    Step with(boolean optional, List<String> papers, List<Limit> times) {
        return with(title, optional, papers, times);
    }

    /// As it is called where there is no committee.
    Step withoutCommittee() {
        return titleWithoutCommittee == null ? this : with(titleWithoutCommittee, isOptional, documents, limits);
    }

    /// Whether it demands everything that another one demands.
    boolean isAtLeast(Step other) {
        return with(other.isOptional, other.documents, other.limits).equals(other)
                && (other.isOptional || !isOptional)
                && documents.containsAll(other.documents)
                && other.limits.stream()
                        .allMatch(
                                limit -> limits.stream().anyMatch(own -> own.replaces(limit) && own.isAtLeast(limit)));
    }

    boolean isRepeated() {
        return demands.repeatMonths() != null;
    }

    /// How often it must have been done before the next place may begin.
    int needed() {
        return isOptional ? 0 : demands.repeatLeast();
    }

    /// Whether it must be done while an earlier step holds.
    boolean countsOn(Step earlier) {
        return limits.stream().anyMatch(limit -> limit.anchor().equals(earlier.code()) && limit.validity() != null);
    }

    /// Who acts in a branch that may have no committee (支委会).
    Actor actor(boolean hasCommittee) {
        return actor == Actor.BRANCH_COMMITTEE && !hasCommittee ? Actor.ASSEMBLY : actor;
    }

    private Step with(String called, boolean optional, List<String> papers, List<Limit> times) {
        return new Step(
                code,
                place,
                number,
                stage,
                called,
                titleWithoutCommittee,
                actor,
                papers,
                documentsMayFollow,
                optional,
                isDecision,
                majority,
                reaches,
                effect,
                demands,
                times,
                basis);
    }

    /// Who takes a step.
    enum Actor {
        /// 申请人
        APPLICANT,
        /// 党支部
        BRANCH,
        /// 支部委员会
        BRANCH_COMMITTEE,
        /// 支部大会
        ASSEMBLY,
        /// 上级党组织
        SUPERIOR
    }

    /// What a step does to the case beyond being done.
    enum Effect {
        /// 成为预备党员
        ADMIT,
        /// 提出按期转正、延长预备期或取消资格
        PROPOSE,
        /// 批准所提出的
        CONFIRM,
        /// 归档，结束
        ARCHIVE
    }

    /// What must be told of it, in numbers of the rules.
    ///
    /// @param repeatMonths the step is repeated this often
    /// @param trainingDays so many days, or so many hours
    /// @param leavingMonths nobody passes it who leaves the place of work or study within so many months
    record Demands(
            @Nullable Integer repeatMonths,
            int repeatLeast,
            int peopleMin,
            int peopleMax,
            boolean mustIntroduce,
            int trainingDays,
            int trainingHours,
            @Nullable Integer leavingMonths) {}
}
