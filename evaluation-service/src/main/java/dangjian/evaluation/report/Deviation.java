package dangjian.evaluation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A figure that differs from the last report of the same organisations by more than it should (异常变动).
///
/// @param percent how much it differs from the previous value; absent when that was 0
record Deviation(
        String figureId,
        String title,
        UUID previousReportId,
        BigDecimal previous,
        BigDecimal current,
        @Nullable BigDecimal percent) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /// Only values of the same definition are compared.
    static Optional<Deviation> between(UUID report, FigureSnapshot previous, FigureSnapshot current, BigDecimal limit) {
        var before = previous.value();
        var now = current.value();
        if (before == null || now == null || previous.version() != current.version() || before.compareTo(now) == 0) {
            return Optional.empty();
        }
        var percent = percent(before, now);
        return percent == null || percent.abs().compareTo(limit) > 0
                ? Optional.of(new Deviation(current.id(), current.title(), report, before, now, percent))
                : Optional.empty();
    }

    /// The change in per cent of the value before, with one decimal; null when that was 0.
    static @Nullable BigDecimal percent(BigDecimal before, BigDecimal now) {
        return before.signum() == 0
                ? null
                : now.subtract(before).multiply(WHOLE).divide(before.abs(), 1, RoundingMode.HALF_UP);
    }
}
