package dangjian.member.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import dangjian.member.dues.Money;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class FundProperties {

    @Property
    void neitherMoreThanIsOpenIsPassedNorMoreThanIsKeptIsUsed(
            @ForAll @LongRange(max = 100_000) long income,
            @ForAll @LongRange(max = 10_000) long share,
            @ForAll @LongRange(min = 1, max = 200_000) long amount) {
        var owed = income * share / 10_000;
        var fund = new Fund(new UUID(1, 1), "", income, 0, 0, 0, owed, 0, 0, 0, 0);

        if (owed > 0 && amount <= owed) {
            assertThat(fund.passUp(Stream.DUES, new Money(amount))).isEqualTo(new Money(amount));
            assertThat(fund.passUp(Stream.DUES, null)).isEqualTo(new Money(owed));
        } else {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> fund.passUp(Stream.DUES, new Money(amount)));
        }
        if (amount <= income - owed) {
            fund.spend(new Money(amount));
        } else {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> fund.spend(new Money(amount)));
        }
    }

    @Property
    void aContraEntryIsRefusedJustWhenSomethingFallsBelowZero(
            @ForAll @LongRange(min = -50, max = 50) long available,
            @ForAll @LongRange(min = -50, max = 50) long open,
            @ForAll @LongRange(min = -50, max = 50) long centre,
            @ForAll @LongRange(min = -50, max = 50) long availableAfter,
            @ForAll @LongRange(min = -50, max = 50) long openAfter,
            @ForAll @LongRange(min = -50, max = 50) long centreAfter) {
        var before = holding(available, open, centre);
        var after = holding(availableAfter, openAfter, centreAfter);

        if (availableAfter < Math.min(0, available)
                || openAfter < Math.min(0, open)
                || centreAfter < Math.min(0, centre)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> before.mustBear(after))
                    .returns("dues.fund.below-zero", Problem::code);
        } else {
            before.mustBear(after);
        }
    }

    private static Fund holding(long available, long open, long centre) {
        var fund = new Fund(new UUID(1, 1), "", 1000, 0, 0, 0, 500, 500 - open, 500 - available, 500, 500 - centre);
        assertThat(fund.availableFen()).isEqualTo(available);
        assertThat(fund.openFen(Stream.DUES)).isEqualTo(open);
        assertThat(fund.openFen(Stream.CENTRE)).isEqualTo(centre);
        return fund;
    }
}
