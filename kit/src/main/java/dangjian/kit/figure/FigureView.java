package dangjian.kit.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A computed figure as it goes out.
///
/// @param status `COMPUTED`, or `NO_DATA` when the platform does not know; then there is a reason and no value
/// @param rowCount how many rows stand behind the value
/// @param sha SHA-256 over definition, parameters and result, to tell two computations apart
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureView(
        String id,
        int version,
        String title,
        String unit,
        String definition,
        Status status,
        @Nullable BigDecimal value,
        @Nullable List<Group> groups,
        @Nullable String reason,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        long rowCount,
        @Nullable String sha,
        @Nullable Instant computedAt) {

    /// Whether the value is known.
    public enum Status {
        COMPUTED,
        NO_DATA
    }

    /// One part of a broken-down figure.
    public record Group(String key, String label, BigDecimal value) {}
}
