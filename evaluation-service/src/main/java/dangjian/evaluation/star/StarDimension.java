package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A group of indicators (评定维度) that share a number of points.
///
/// @param isBonus its points come on top of the hundred
/// @param tieBreak equal totals are told apart by these dimensions, in this order
record StarDimension(
        @JsonIgnore int schemeVersion,
        @Schema(example = "LIFE") String code,
        @Schema(example = "组织生活") String title,
        BigDecimal mostPoints,
        boolean isBonus,
        int place,
        @Nullable Integer tieBreak) {}
