package dangjian.member.fund;

import dangjian.kit.web.Problem;
import dangjian.member.dues.Money;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation's account of dues (党费账户): what came in, what is owed to the level above, what was passed and used.
///
/// @param owedFen the part of all income that goes up, passed or not
/// @param centreFen voluntary payments that go to the Centre entirely, the own and those from below
record Fund(
        UUID orgId,
        String orgName,
        long collectedFen,
        long contributedFen,
        long interestFen,
        long receivedFen,
        long owedFen,
        long passedFen,
        long usedFen,
        long centreFen,
        long centrePassedFen) {

    long incomeFen() {
        return collectedFen + contributedFen + interestFen + receivedFen;
    }

    /// What is still to be passed up.
    long openFen(Stream stream) {
        return stream == Stream.DUES ? owedFen - passedFen : centreFen - centrePassedFen;
    }

    /// What is kept and not used yet.
    long availableFen() {
        return incomeFen() - owedFen - usedFen;
    }

    /// How much is passed up now: all that is open, or a part of it, and never more.
    ///
    /// @throws Problem when nothing is open, or less
    Money passUp(Stream stream, @Nullable Money amount) {
        var open = new Money(openFen(stream));
        if (!open.isPositive()) {
            throw Problem.conflict("dues.fund.nothing-open");
        }
        if (amount != null && amount.compareTo(open) > 0) {
            throw Problem.unprocessable("dues.rules")
                    .at("/amount", "dues.fund.too-much", open.yuan().toPlainString());
        }
        return amount == null ? open : amount;
    }

    /// Checks what a contra entry makes of the account; what was below zero before may stay as it was.
    ///
    /// @param after the account with the contra entry
    /// @throws Problem when it takes back what was passed up or used
    void mustBear(Fund after) {
        if (fell(availableFen(), after.availableFen())
                || Arrays.stream(Stream.values()).anyMatch(each -> fell(openFen(each), after.openFen(each)))) {
            throw Problem.conflict("dues.fund.below-zero");
        }
    }

    private static boolean fell(long before, long after) {
        return after < 0 && after < before;
    }

    /// @throws Problem when less than that is available
    void spend(Money amount) {
        if (amount.fen() > availableFen()) {
            var available = new Money(Math.max(0, availableFen()));
            throw Problem.unprocessable("dues.rules")
                    .at("/amount", "dues.fund.not-available", available.yuan().toPlainString());
        }
    }
}
