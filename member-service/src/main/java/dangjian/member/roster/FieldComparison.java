package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What two records of one person say in a field, and what the merged one will say; personal data are masked.
public record FieldComparison(
        RosterField field,

        @Schema(description = "字段名称", example = "学历") String heading,

        @Schema(description = "保留的记录的值", example = "大学本科") @Nullable
        String survivor,

        @Schema(description = "重复的记录的值", example = "大专") @Nullable
        String duplicate,

        @Schema(description = "合并后的值", example = "大学本科") @Nullable
        String merged,

        @Schema(description = "两条记录都填了而且不同；掩码后可能看不出差别") boolean isConflict,

        @Schema(description = "可以选用重复的记录的值；有专门程序的（党籍状态、所在党支部等）不能")
        boolean isFree) {}
