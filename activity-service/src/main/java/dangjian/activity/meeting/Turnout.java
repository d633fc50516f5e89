package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;

/// How many were expected and how many came, counted from the attendances.
@Schema(description = "到会情况，由考勤得出")
record Turnout(
        @Schema(description = "应到") long expected,
        @Schema(description = "实到（含迟到）") long present,
        @Schema(description = "其中迟到") long late,
        @Schema(description = "请假") long onLeave,
        @Schema(description = "缺席") long absent,
        @Schema(description = "尚无考勤") long unrecorded,
        @Schema(description = "列席") long guests) {}
