package dangjian.member.dues;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.UUID;

/// A member who is behind with dues of one branch.
record ArrearView(
        UUID memberId,
        @Schema(description = "姓名") String name,
        UUID orgId,
        @Schema(description = "党支部") String orgName,

        @Schema(description = "最早欠交的月份", example = "2025-09")
        YearMonth since,

        @Schema(description = "欠交几个月") int months,
        @Schema(description = "其中最长连续几个月分文未交，跨年接续") int consecutive,
        @Schema(description = "欠交金额") Money open,
        @Schema(description = "连续未交已达应提醒党支部的月数") boolean isOverdue,

        @Schema(description = "连续六个月不交，党章第九条：按自行脱党处理；须由支部大会决定，平台只提示")
        boolean isSelfExit) {

    private static final int MONTHS = 12;

    static ArrearView of(ArrearsRepository.Arrear of, DuesRules rules) {
        return new ArrearView(
                of.memberId(),
                of.name(),
                of.orgId(),
                of.orgName(),
                YearMonth.of((of.since() - 1) / MONTHS, (of.since() - 1) % MONTHS + 1),
                of.months(),
                of.consecutive(),
                new Money(of.openFen()),
                of.consecutive() >= rules.number(DuesRules.OVERDUE),
                of.consecutive() >= rules.number(DuesRules.SELF_EXIT));
    }
}
