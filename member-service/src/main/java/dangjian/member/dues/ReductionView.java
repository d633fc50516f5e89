package dangjian.member.dues;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reduction as it goes out.
record ReductionView(
        UUID id,
        UUID memberId,
        UUID orgId,
        YearMonth from,
        YearMonth through,
        @Schema(description = "减免后每月应交；免交为 0.00") Money monthly,
        String reason,
        Reduction.State state,
        @Schema(description = "是否由党支部自行决定（离退休困难党员）") boolean branchDecides,
        Instant proposedAt,
        @Schema(description = "提出人") String proposer,
        @Nullable Instant decidedAt,
        @Schema(description = "批准人") @Nullable String decider,
        @Schema(description = "批准意见") @Nullable String opinion,
        int version) {

    static ReductionView of(Reduction of) {
        return new ReductionView(
                of.id(),
                of.memberId(),
                of.orgId(),
                YearMonth.of(of.year(), of.firstMonth()),
                YearMonth.of(of.year(), of.lastMonth()),
                new Money(of.monthlyFen()),
                of.reason(),
                of.state(),
                of.branchDecides(),
                of.proposedAt(),
                of.proposer(),
                of.decidedAt(),
                of.decider(),
                of.opinion(),
                of.version());
    }
}
