package dangjian.member.fund;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import dangjian.member.dues.Money;
import dangjian.member.dues.PaymentMethod;
import dangjian.member.dues.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A voluntary payment (自愿多交) besides the dues of any month, or a contra entry against one.
///
/// @param isForCentre whether all of it goes to the Centre
record Contribution(
        UUID id,
        UUID orgId,
        UUID memberId,
        LocalDate paidOn,
        PaymentMethod method,
        long amountFen,
        boolean isForCentre,
        @Nullable UUID corrects,
        @Nullable String reason,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    /// From how many fen on a single payment goes to the Centre.
    static final String CENTRE_RULE = "dues-centre";

    static Contribution of(Giving giving, int centreFrom, Recorded recorded) {
        return new Contribution(
                Ids.next(),
                giving.orgId(),
                giving.memberId(),
                giving.paidOn(),
                giving.method(),
                giving.amount().fen(),
                giving.amount().fen() >= centreFrom,
                null,
                null,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    /// Takes it back.
    Contribution correct(LocalDate day, String why, Recorded recorded) {
        if (corrects != null) {
            throw Problem.conflict("dues.correction.of-correction");
        }
        return new Contribution(
                Ids.next(),
                orgId,
                memberId,
                day,
                method,
                -amountFen,
                isForCentre,
                id,
                why,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    /// Who gives what to which branch.
    record Giving(UUID orgId, UUID memberId, LocalDate paidOn, PaymentMethod method, Money amount) {}
}
