package dangjian.member.pledge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which pledges are wanted.
record PledgeFilter(
        @Schema(description = "只看这个党组织及其下级的") @Nullable UUID under,
        @Schema(description = "只看这名党员的") @Nullable UUID memberId,

        @Schema(description = "只看这一年的", example = "2026") @Nullable
        Integer year,

        @Nullable PledgeState state) {}
