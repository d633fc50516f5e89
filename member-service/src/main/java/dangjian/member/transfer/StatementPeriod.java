package dangjian.member.transfer;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// For which time and which part of the tree memberships that came and went are counted.
record StatementPeriod(
        @Schema(description = "时段第一天；缺省为今年 1 月 1 日", example = "2026-01-01") @Nullable
        LocalDate from,

        @Schema(description = "时段最后一天；缺省为今天", example = "2026-12-31") @Nullable
        LocalDate to,

        @Schema(description = "只算这个组织及其下级") @Nullable UUID under) {

    /// The period with what was left out.
    Span span(LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.withDayOfYear(1) : from;
        if (first.isAfter(last)) {
            throw Problem.invalid("request.invalid").at("from", "transfer.period");
        }
        return new Span(first, last);
    }

    /// From a day to a day, both included.
    record Span(LocalDate from, LocalDate to) {}
}
