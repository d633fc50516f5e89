package dangjian.kit.figure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A computed figure as it goes out.
///
/// @param status `COMPUTED`, or `NO_DATA` when the platform does not know; then there is a reason and no value
/// @param rowCount how many rows stand behind the value; absent when that is not known
/// @param sha SHA-256 over definition, parameters and result, to tell two computations apart
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
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
        @Nullable Long rowCount,
        @Nullable String sha,
        @Nullable Instant computedAt) {

    /// A figure that cannot be told, still without its description.
    public static FigureView noData(FigureQuery query, String reason) {
        return new FigureView(
                "",
                0,
                "",
                "",
                "",
                Status.NO_DATA,
                null,
                null,
                reason,
                query.from(),
                query.to(),
                query.asOf(),
                null,
                null,
                null);
    }

    /// The same result under another description.
    public FigureView describedAs(
            String otherId, int otherVersion, String otherTitle, String otherUnit, String otherDefinition) {
        return new FigureView(
                otherId,
                otherVersion,
                otherTitle,
                otherUnit,
                otherDefinition,
                status,
                value,
                groups,
                reason,
                from,
                to,
                asOf,
                rowCount,
                sha,
                computedAt);
    }

    /// Whether the value is known.
    public enum Status {
        COMPUTED,
        NO_DATA
    }

    /// One part of a broken-down figure.
    public record Group(String key, String label, BigDecimal value) {}
}
