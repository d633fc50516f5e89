package dangjian.member.publication;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.member.dues.Amounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A publication as it goes out.
record PublicationView(
        UUID id,
        UUID orgId,
        @Schema(example = "2026") int year,
        @Schema(description = "1 为公布，2 起为更正") int number,
        LocalDate publishedOn,
        @Schema(description = "更正的理由") @Nullable String reason,
        @Schema(description = "公布之日应交党费而没有核定的党员数；其数额不在公布之内") long unassessed,
        Instant recordedAt,
        @Schema(description = "公布人") String accountName) {

    static PublicationView of(Publication of) {
        return new PublicationView(
                of.id(),
                of.orgId(),
                of.year(),
                of.number(),
                of.publishedOn(),
                of.reason(),
                of.unassessed(),
                of.recordedAt(),
                of.accountName());
    }

    /// A publication with what it says, and what has changed since.
    record Detail(
            @JsonUnwrapped PublicationView publication,
            @Schema(description = "公布的合计") Amounts total,
            List<Line> months,

            @Schema(description = "公布以后的变动：现在的账减去公布的；没有变动的各项为 0")
            Amounts since) {}

    record Line(
            YearMonth month,
            @Schema(description = "应交党费的党员数") long members,
            @JsonUnwrapped Amounts amounts) {

        static Line of(int year, PublishedMonth month) {
            return new Line(YearMonth.of(year, month.month()), month.members(), month.amounts());
        }
    }
}
