package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list of cases is narrowed to.
record CaseFilter(
        @Schema(description = "只看这个组织及其下级") @Nullable UUID under,
        @Schema(description = "阶段") @Nullable CaseStage stage,
        @Schema(description = "状态") @Nullable CaseStatus status) {}
