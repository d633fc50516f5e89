package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/// How many people of a branch are where on their way.
record StageCount(
        UUID orgId,
        String orgName,
        @Schema(description = "入党申请人") long applicants,
        @Schema(description = "入党积极分子") long activists,
        @Schema(description = "发展对象") long candidates,
        @Schema(description = "预备党员") long probationers,
        @Schema(description = "暂缓") long suspended,
        @Schema(description = "已转正") long confirmed,
        @Schema(description = "撤回、不予发展或取消资格") long ended) {}
