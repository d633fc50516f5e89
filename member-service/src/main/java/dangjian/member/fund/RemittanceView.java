package dangjian.member.fund;

import dangjian.member.dues.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Dues passed up, as they go out.
record RemittanceView(
        UUID id,
        @Schema(description = "上缴的党组织") UUID orgId,
        @Schema(description = "接收的党组织；不在平台上的没有") @Nullable UUID toOrgId,
        String toName,
        @Schema(description = "DUES 党费；CENTRE 全部上缴中央的自愿多交") Stream stream,
        Money amount,
        LocalDate sentOn,
        @Schema(description = "凭证号") @Nullable String voucher,
        Remittance.State state,
        @Nullable LocalDate receivedOn,
        Instant recordedAt,
        String accountName,
        @Nullable Instant decidedAt,
        @Schema(description = "确认人") @Nullable String decider,
        @Schema(description = "确认或退回的意见") @Nullable String opinion,
        int version) {

    static RemittanceView of(Remittance of) {
        return new RemittanceView(
                of.id(),
                of.orgId(),
                of.toOrgId(),
                of.toName(),
                of.stream(),
                new Money(of.amountFen()),
                of.sentOn(),
                of.voucher(),
                of.state(),
                of.receivedOn(),
                of.recordedAt(),
                of.accountName(),
                of.decidedAt(),
                of.decider(),
                of.opinion(),
                of.version());
    }
}
