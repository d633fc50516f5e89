package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One item of a rule book (积分项目).
///
/// @param leastPoints points of one occurrence; differs from mostPoints where the verifier chooses within a range
/// @param capPerYear most points of a member in a year; null for no limit
/// @param source the register that proves the item, for example `ATTENDANCE`
/// @param isVeto an entry means 不合格 whatever the total is
record PointRule(
        @JsonIgnore int bookVersion,
        @Schema(example = "B01") String code,
        @Schema(example = "参加三会一课、主题党日") String title,
        Part part,
        BigDecimal leastPoints,
        BigDecimal mostPoints,
        @Schema(example = "次") String unit,
        @Nullable BigDecimal capPerYear,
        @Schema(example = "ATTENDANCE") String source,
        boolean isVeto) {

    /// The part of a year's total that a rule counts towards.
    enum Part {
        /// 基础分
        BASE,
        /// 贡献分
        CONTRIBUTION,
        /// 负面分
        NEGATIVE;

        static Part ofCode(String code) {
            return switch (code.charAt(0)) {
                case 'B' -> BASE;
                case 'N' -> NEGATIVE;
                default -> CONTRIBUTION;
            };
        }
    }

    /// What the rule is worth of itself, without anybody choosing.
    BigDecimal fixedPoints() {
        if (leastPoints.compareTo(mostPoints) != 0) {
            throw new IllegalStateException("Rule " + code + " leaves a choice and cannot be entered automatically");
        }
        return mostPoints;
    }
}
