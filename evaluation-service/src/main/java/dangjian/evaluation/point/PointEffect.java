package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;

/// The rule that an attendance status at an activity of some kind falls under.
record PointEffect(
        @JsonIgnore int bookVersion,
        @Schema(example = "THEME_DAY") String activityKind,
        @Schema(example = "PRESENT") String attendanceStatus,
        @Schema(example = "B01") String ruleCode) {}
