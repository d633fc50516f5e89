package dangjian.member.mobility;

import dangjian.member.roster.RosterMember;
import dangjian.member.rule.RuleNumbers.Numbers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case of a lost member, with what may and must be done and when.
record LostView(
        UUID id,
        UUID memberId,
        @Schema(example = "李建国") String memberName,
        UUID orgId,
        String orgName,
        @Schema(description = "失去联系日期") LocalDate since,
        @Schema(description = "失联情形，代码表 lost-circumstances") String circumstance,
        @Schema(description = "重新取得联系的日期") @Nullable LocalDate foundOn,
        @Schema(description = "查找次数") int efforts,
        @Schema(description = "自该日起，经查找仍无联系的可停止党籍") LocalDate maySuspendFrom,
        @Schema(description = "停止党籍日期") @Nullable LocalDate suspendedOn,
        @Schema(description = "自该日起按自行脱党除名") @Nullable LocalDate removalDueOn,
        @Schema(description = "今天有应办的事") boolean isDue,
        @Schema(description = "查找记录，新的在前") @Nullable List<SearchEffort> log,
        int version) {

    static LostView of(
            LostCase lost, RosterMember member, Numbers numbers, LocalDate today, @Nullable List<SearchEffort> log) {
        return new LostView(
                lost.id(),
                lost.memberId(),
                member.name(),
                member.orgId(),
                member.orgName(),
                lost.since(),
                lost.circumstance(),
                lost.foundOn(),
                lost.efforts(),
                lost.maySuspendFrom(numbers),
                lost.suspendedOn(),
                lost.removalDueOn(numbers),
                member.isCurrent() && lost.isDue(today, numbers),
                log,
                lost.version());
    }
}
