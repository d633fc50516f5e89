package dangjian.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.figure.FigureView.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A figure of a stored report beside the same figure computed again with the same parameters.
///
/// @param difference now less then; absent when one of the two is not known
/// @param percent the difference in per cent of then; absent when then was 0
/// @param rows what was added to and removed from the rows behind it; absent when they were not kept
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureComparison(
        @Schema(example = "F21") String id,
        String title,
        boolean isChanged,
        Side then,
        Side now,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal percent,
        @Nullable RowChange rows) {

    static FigureComparison of(TakenFigure then, TakenFigure now) {
        var before = then.snapshot();
        var after = now.snapshot();
        var rows = RowChange.of(then.rowIds(), now.rowIds());
        return new FigureComparison(
                before.id(),
                before.title(),
                before.status() != after.status()
                        || before.version() != after.version()
                        || !Objects.equals(plain(before.value()), plain(after.value()))
                        || rows != null && !rows.isNone(),
                Side.of(before),
                Side.of(after),
                before.value() == null || after.value() == null
                        ? null
                        : after.value().subtract(before.value()),
                before.value() == null || after.value() == null
                        ? null
                        : Deviation.percent(before.value(), after.value()),
                rows);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    /// One of the two computations.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(
            int version,
            Status status,
            @Nullable BigDecimal value,
            @Nullable String shown,
            @Nullable String reason,
            @Nullable Long rowCount,
            @Nullable String sha) {

        static Side of(FigureSnapshot figure) {
            return new Side(
                    figure.version(),
                    figure.status(),
                    figure.value(),
                    figure.shown(),
                    figure.reason(),
                    figure.rowCount(),
                    figure.sha());
        }
    }

    /// Rows that came and went, of each the first hundred ids.
    record RowChange(int addedCount, int removedCount, List<String> added, List<String> removed) {

        private static final int SHOWN = 100;

        static @Nullable RowChange of(@Nullable List<String> then, @Nullable List<String> now) {
            if (then == null || now == null) {
                return null;
            }
            var added = without(now, then);
            var removed = without(then, now);
            return new RowChange(
                    added.size(),
                    removed.size(),
                    added.stream().limit(SHOWN).toList(),
                    removed.stream().limit(SHOWN).toList());
        }

        private boolean isNone() {
            return addedCount == 0 && removedCount == 0;
        }

        private static List<String> without(List<String> ids, List<String> others) {
            var known = new HashSet<>(others);
            return ids.stream().filter(id -> !known.contains(id)).sorted().toList();
        }
    }
}
