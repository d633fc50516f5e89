package dangjian.member.discipline;

import dangjian.member.roster.RosterMember;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A penalty as it goes out, with what follows from it.
record PenaltyView(
        UUID id,
        UUID memberId,
        @Schema(description = "姓名", example = "李建国") String memberName,
        UUID orgId,
        String orgName,
        PenaltyKind kind,
        @Schema(description = "立案编号", example = "2026-017") String matterNo,
        @Schema(description = "事由") String matter,

        @Schema(description = "处分决定生效日期", example = "2026-03-02")
        LocalDate imposedOn,

        @Schema(description = "留党察看月数") @Nullable Integer probationMonths,
        @Schema(description = "批准机关") String authority,
        @Schema(description = "文号") String documentNo,
        @Schema(description = "恢复党员权利日期") @Nullable LocalDate restoredOn,
        @Schema(description = "撤销处分日期") @Nullable LocalDate revokedOn,
        @Schema(description = "撤销理由") @Nullable String revokeReason,
        @Schema(description = "留党察看期满、须作出决定的日期") @Nullable LocalDate decisionDueOn,
        @Schema(description = "今天是否仍有影响") boolean isInEffect,
        @Schema(description = "影响的各个时段") List<Effect> effects,
        Instant recordedAt,
        @Schema(description = "登记人") String recorder,
        @Schema(description = "呈报待批准、已作出或不予批准") Penalty.State state,

        @Schema(description = "区级的批复；无须批准或尚未批复的没有") @Nullable
        Decision decision,

        @Schema(example = "1") int version) {

    static PenaltyView of(
            Penalty penalty,
            RosterMember member,
            PenaltyRules rules,
            @Nullable PenaltyDecision decision,
            LocalDate today) {
        var spans = penalty.spans(rules);
        var isOpen = penalty.restoredOn() == null && penalty.revokedOn() == null;
        return new PenaltyView(
                penalty.id(),
                penalty.memberId(),
                member.name(),
                member.orgId(),
                member.orgName(),
                penalty.kind(),
                penalty.matterNo(),
                penalty.matter(),
                penalty.imposedOn(),
                penalty.probationMonths(),
                penalty.authority(),
                penalty.documentNo(),
                penalty.restoredOn(),
                penalty.revokedOn(),
                penalty.revokeReason(),
                isOpen ? penalty.decisionDueOn() : null,
                spans.stream().anyMatch(span -> span.holdsOn(today)),
                spans.stream().map(Effect::of).toList(),
                penalty.recordedAt(),
                penalty.recorder(),
                penalty.state(),
                Decision.of(decision),
                penalty.version());
    }

    /// What the district said.
    @Schema(name = "PenaltyDecision")
    record Decision(
            @Schema(description = "批复人") @Nullable String decider,
            Instant decidedAt,
            @Schema(description = "批复意见") @Nullable String note) {

        static @Nullable Decision of(@Nullable PenaltyDecision said) {
            var decidedAt = said == null ? null : said.decidedAt();
            return said == null || decidedAt == null ? null : new Decision(said.decider(), decidedAt, said.note());
        }
    }

    /// A time with the same consequences, and the rule that says so.
    record Effect(
            LocalDate from,

            @Schema(description = "影响结束后的第一天；未定的不写") @Nullable
            LocalDate to,

            PenaltyRule rule) {

        static Effect of(Span span) {
            return new Effect(span.from(), span.to(), span.rule());
        }
    }
}
