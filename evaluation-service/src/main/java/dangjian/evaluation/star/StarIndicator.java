package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One thing that is rated (评定指标).
///
/// @param formula how the server computes it, for AUTO ones
/// @param activityKind what must be held in every period, for the formula ACTIVITY_HELD
/// @param leastFullMembers branches with fewer full members are not asked for it (小支部模式)
record StarIndicator(
        @JsonIgnore int schemeVersion,
        @Schema(example = "LIFE_THEME_DAY") String code,
        @Schema(example = "LIFE") String dimension,
        @Schema(example = "主题党日每月一次") String title,
        Type type,
        BigDecimal mostPoints,
        @Nullable Formula formula,
        @Nullable @Schema(example = "THEME_DAY") String activityKind,
        @Nullable Period period,
        int leastFullMembers,
        int place) {

    /// Where the points come from.
    enum Type {
        /// 系统计算，任何人不得填写
        AUTO,
        /// 凭佐证材料
        EVIDENCE,
        /// 凭满意度测评
        SURVEY
    }

    /// How an AUTO indicator is computed.
    enum Formula {
        /// 活动按期召开
        ACTIVITY_HELD,
        /// 党员信息完整
        ROSTER_COMPLETE,
        /// 任期未超
        TERM_NOT_OVERDUE
    }

    /// How often something must be held.
    enum Period {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Period(int months) {
            this.months = months;
        }

        /// The first days of the periods of a year.
        List<LocalDate> startsIn(int year) {
            return IntStream.iterate(1, month -> month <= 12, month -> month + months)
                    .mapToObj(month -> LocalDate.of(year, month, 1))
                    .toList();
        }

        LocalDate lastDay(LocalDate start) {
            return start.plusMonths(months).minusDays(1);
        }
    }

    @JsonIgnore
    boolean isAutomatic() {
        return type == Type.AUTO;
    }
}
