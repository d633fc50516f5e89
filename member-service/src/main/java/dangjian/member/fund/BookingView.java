package dangjian.member.fund;

import dangjian.member.dues.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Interest or a use as it goes out.
record BookingView(
        UUID id,
        UUID orgId,
        Booking.Kind kind,

        @Schema(description = "使用项目", example = "TRAINING") @Nullable
        String category,

        LocalDate bookedOn,
        @Schema(description = "金额；冲销为负") Money amount,
        @Schema(description = "用途，或冲销的理由") String purpose,
        @Schema(description = "集体研究决定的会议") @Nullable String decision,
        @Schema(description = "所冲销的记录") @Nullable UUID corrects,
        Instant recordedAt,
        String accountName) {

    static BookingView of(Booking of) {
        return new BookingView(
                of.id(),
                of.orgId(),
                of.kind(),
                of.category(),
                of.bookedOn(),
                new Money(of.amountFen()),
                of.purpose(),
                of.decision(),
                of.corrects(),
                of.recordedAt(),
                of.accountName());
    }
}
