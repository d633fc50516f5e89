package dangjian.member.pledge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which pledges are wanted.
record PledgeFilter(
        @Nullable UUID under,
        @Nullable UUID memberId,
        @Nullable Integer year,
        @Nullable PledgeState state) {}
