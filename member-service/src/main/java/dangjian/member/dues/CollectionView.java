package dangjian.member.dues;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A collection as it goes out.
record CollectionView(
        UUID id,
        @Schema(description = "收缴的党支部") UUID orgId,
        LocalDate collectedOn,
        PaymentMethod method,
        @Schema(description = "合计；冲销为负") Money total,
        @Schema(description = "人数") int members,
        @Schema(description = "所冲销的收缴记录") @Nullable UUID corrects,
        @Schema(description = "补交或冲销的理由") @Nullable String reason,
        Instant recordedAt,
        String accountName) {

    static CollectionView of(DuesCollection of) {
        return new CollectionView(
                of.id(),
                of.orgId(),
                of.collectedOn(),
                of.method(),
                new Money(of.totalFen()),
                of.members(),
                of.corrects(),
                of.reason(),
                of.recordedAt(),
                of.accountName());
    }
}
