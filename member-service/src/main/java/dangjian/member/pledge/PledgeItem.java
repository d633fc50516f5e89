package dangjian.member.pledge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing pledged (承诺事项), and how far it has come.
record PledgeItem(
        @Schema(hidden = true) UUID pledgeId,
        @Schema(description = "序号", example = "1") int place,

        @Schema(description = "承诺事项", example = "每月参加一次社区志愿服务")
        String text,

        @Schema(description = "进度（%）", example = "50") int progress,

        @Schema(description = "佐证", example = "已参加6次，见志愿服务记录") @Nullable
        String evidence) {}
