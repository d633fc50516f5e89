package dangjian.evaluation.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.evaluation.figure.FigureDefinition;
import dangjian.evaluation.figure.Owner;
import dangjian.kit.figure.FigureView;
import dangjian.kit.figure.FigureView.Group;
import dangjian.kit.figure.FigureView.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A figure as it was when a report was made.
///
/// @param source the owner's figure that was asked; absent where nothing records the data
/// @param shown the number as the report writes it, for example `1200余名`
/// @param sha SHA-256 over definition, parameters and result, from the owner
/// @param hasRowIds whether the ids of the rows were kept one by one
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureSnapshot(
        @Schema(example = "F21") String id,
        int version,
        String title,
        String unit,
        String definition,
        Owner owner,
        @Nullable String source,
        boolean hasPeriod,
        Status status,
        @Nullable BigDecimal value,
        @Schema(example = "12批") @Nullable String shown,
        List<Group> groups,
        @Nullable String reason,
        @Nullable Long rowCount,
        @Nullable String sha,
        @Nullable Instant computedAt,
        boolean hasRowIds) {

    static FigureSnapshot of(FigureDefinition definition, FigureView view, boolean hasRowIds) {
        return new FigureSnapshot(
                view.id(),
                view.version(),
                view.title(),
                view.unit(),
                view.definition(),
                definition.owner(),
                definition.source(),
                definition.hasPeriod(),
                view.status(),
                view.value(),
                view.value() == null ? null : definition.presentation().show(view.value()),
                Objects.requireNonNullElse(view.groups(), List.of()),
                view.reason(),
                view.rowCount(),
                view.sha(),
                view.computedAt(),
                hasRowIds);
    }

    @JsonIgnore
    boolean isKnown() {
        return status == Status.COMPUTED;
    }
}
