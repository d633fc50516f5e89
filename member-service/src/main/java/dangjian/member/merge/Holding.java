package dangjian.member.merge;

import io.swagger.v3.oas.annotations.media.Schema;

/// How much of one kind a feature keeps of a member.
public record Holding(
        @Schema(description = "种类", example = "penalties") String kind,
        @Schema(description = "条数", example = "1") long count) {}
