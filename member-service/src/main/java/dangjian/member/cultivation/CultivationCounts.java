package dangjian.member.cultivation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of the cultivation in an organisation and below it in a year.
@Schema(description = "本组织及其下级本年度的培养情况；明细用 GET /api/v1/cultivations 按 counted 查")
record CultivationCounts(
        UUID orgId,
        String orgName,
        String pipeline,
        @Schema(description = "年度目标；未定的没有") @Nullable Integer target,
        @Schema(description = "本年度新列入") long enrolled,
        @Schema(description = "本年度培养成") long completed,
        @Schema(description = "本年度中止") long ended,
        @Schema(description = "统计日仍在培养") long running) {}
