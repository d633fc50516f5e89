package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// From which total a grade may be proposed.
///
/// @param leastPoints null for whatever is below the other grades
/// @param topOneIn only for the best of every so many members of the branch, counted down
record PointGrade(
        @JsonIgnore int bookVersion,
        Grade grade,
        @Nullable BigDecimal leastPoints,
        @Nullable Integer topOneIn) {

    /// Grades of the yearly appraisal (民主评议等次), best first.
    enum Grade {
        /// 优秀
        EXCELLENT,
        /// 合格
        QUALIFIED,
        /// 基本合格
        BASICALLY_QUALIFIED,
        /// 不合格
        UNQUALIFIED
    }

    boolean admits(BigDecimal total, Standing standing) {
        var enough = leastPoints == null || total.compareTo(leastPoints) >= 0;
        return enough && (topOneIn == null || standing.better() < standing.members() / topOneIn);
    }

    /// Where a member stands in the branch.
    ///
    /// @param members of the branch that have entries in the year
    /// @param better how many of them have a higher total
    record Standing(int members, int better) {}
}
