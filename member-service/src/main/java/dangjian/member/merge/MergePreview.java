package dangjian.member.merge;

import dangjian.member.roster.FieldComparison;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// What a merge would do, field by field and feature by feature.
record MergePreview(
        @Schema(description = "逐项对照；个人信息一律掩码") List<FieldComparison> fields,
        @Schema(description = "保留的记录已有的其他资料") List<Holding> survivorHoldings,
        @Schema(description = "重复的记录的其他资料，合并后归保留的记录") List<Holding> duplicateHoldings,
        @Schema(description = "合并前须先办结的事项") List<Obstacle> obstacles) {

    /// Something that must be settled first.
    @Schema(name = "MergeObstacle")
    record Obstacle(
            @Schema(example = "member.merge.open-transfer") String code,
            @Schema(example = "重复的记录有在办的组织关系接转；须先办结或撤销。") String message) {}
}
