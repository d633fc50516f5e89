package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;

/// A reason for no stars in the year whatever the points (一票否决).
record StarVeto(
        @JsonIgnore int schemeVersion,
        @Schema(example = "SAFETY_ACCIDENT") String code,
        @Schema(example = "发生较大以上安全生产责任事故") String title) {}
