package dangjian.member.dues;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An assessment as it goes out: never the base, which needs a reason and leaves a record.
record AssessmentView(
        UUID id,
        UUID memberId,
        @Schema(description = "自何月起", example = "2026-01") YearMonth from,

        @Schema(description = "至何月止；被后来的核定完全取代的没有", example = "2026-12") @Nullable
        YearMonth through,

        @Schema(description = "计算类别") PayerClass payerClass,
        @Schema(description = "是否申报了基数；基数本身不在此显示") boolean hasBase,
        @Schema(description = "每月应交") Money monthly,
        @Schema(description = "党支部同意按季交纳") boolean isQuarterly,
        @Schema(description = "所依收缴标准的版本") int scheme,
        @Schema(description = "变更理由") @Nullable String reason,
        Instant assessedAt,
        @Schema(description = "核定人") String accountName) {

    static AssessmentView of(Assessment of) {
        return new AssessmentView(
                of.id(),
                of.memberId(),
                YearMonth.of(of.year(), of.firstMonth()),
                of.lastMonth() < of.firstMonth() ? null : YearMonth.of(of.year(), of.lastMonth()),
                of.payerClass(),
                of.baseCipher() != null,
                new Money(of.monthlyFen()),
                of.isQuarterly(),
                of.scheme(),
                of.reason(),
                of.assessedAt(),
                of.accountName());
    }
}
