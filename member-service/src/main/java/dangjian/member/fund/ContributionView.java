package dangjian.member.fund;

import dangjian.member.dues.Money;
import dangjian.member.dues.PaymentMethod;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A voluntary payment as it goes out.
record ContributionView(
        UUID id,
        UUID orgId,
        UUID memberId,
        LocalDate paidOn,
        PaymentMethod method,
        @Schema(description = "金额；冲销为负") Money amount,
        @Schema(description = "是否全部上缴中央") boolean isForCentre,
        @Schema(description = "所冲销的记录") @Nullable UUID corrects,
        @Schema(description = "冲销的理由") @Nullable String reason,
        Instant recordedAt,
        String accountName) {

    static ContributionView of(Contribution of) {
        return new ContributionView(
                of.id(),
                of.orgId(),
                of.memberId(),
                of.paidOn(),
                of.method(),
                new Money(of.amountFen()),
                of.isForCentre(),
                of.corrects(),
                of.reason(),
                of.recordedAt(),
                of.accountName());
    }
}
