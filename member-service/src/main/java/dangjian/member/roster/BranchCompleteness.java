package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How complete the records of one branch are.
record BranchCompleteness(
        UUID orgId,
        @Schema(description = "党支部全称") String orgName,
        @Schema(description = "现有党员", example = "23") long members,
        @Schema(description = "信息完整的党员", example = "20") long complete,

        @Schema(description = "平均完整度（%）；没有党员的为空", example = "97.5") @Nullable
        BigDecimal average,

        @Schema(description = "各字段缺失的人数") Map<RosterField, Integer> missing) {}
