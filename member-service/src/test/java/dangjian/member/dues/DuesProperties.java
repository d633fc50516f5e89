package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DuesProperties {

    private static final DuesScheme SCHEME = Rates.of2008(1);

    @Property
    void duesAreTheRateOnTheWholeBaseToWithinHalfAFen(@ForAll @LongRange(max = 100_000_000_000L) long fen) {
        var base = new Money(fen);
        var rate = SCHEME.rates(PayerClass.MONTHLY_WAGE).bracket(base).rate();
        var exact = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(rate)).movePointLeft(4);
        var dues = SCHEME.monthly(PayerClass.MONTHLY_WAGE, base);

        assertThat(BigDecimal.valueOf(dues.fen()).subtract(exact))
                .isBetween(new BigDecimal("-0.4999"), new BigDecimal("0.5"));
    }

    @Property
    void whoEarnsMoreNeverOwesLess(
            @ForAll @LongRange(max = 10_000_000) long fen, @ForAll @LongRange(max = 10_000_000) long more) {
        assertThat(SCHEME.monthly(PayerClass.MONTHLY_WAGE, new Money(fen + more)))
                .isGreaterThanOrEqualTo(SCHEME.monthly(PayerClass.MONTHLY_WAGE, new Money(fen)));
    }

    @Property
    void aPaymentIsSpreadWithoutLossAndNeverBeyondWhatIsOpen(
            @ForAll @Size(12) List<@IntRange(max = 5000) Integer> paid,
            @ForAll @LongRange(min = 1, max = 60_000) long amount) {
        var months = IntStream.range(0, 12)
                .mapToObj(month -> Rates.month(month + 1, 5000, paid.get(month)))
                .toList();
        var open = months.stream().mapToLong(month -> month.open().fen()).sum();
        var december = YearMonth.of(2026, 12);
        var window = new DuesAccount.Window(YearMonth.of(2026, 1), december, december, 0);
        var account = new DuesAccount(Rates.MEMBER, months);
        if (amount > open) {
            assertThatException().isThrownBy(() -> account.pay(new Money(amount), window));
            return;
        }
        var entries = account.pay(new Money(amount), window);
        assertThat(entries.stream().mapToLong(DuesEntry::amountFen).sum()).isEqualTo(amount);
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.amountFen())
                        .isBetween(1L, months.get(entry.month() - 1).open().fen()));
    }

    @Property
    void noMonthIsPaidWhileAnEarlierOneIsOpen(
            @ForAll @Size(12) List<@IntRange(max = 5000) Integer> paid,
            @ForAll @LongRange(min = 1, max = 60_000) long amount,
            @ForAll @IntRange(min = 1, max = 12) int first) {
        var months = IntStream.range(0, 12)
                .mapToObj(month -> Rates.month(month + 1, 5000, paid.get(month)))
                .toList();
        var december = YearMonth.of(2026, 12);
        var window = new DuesAccount.Window(YearMonth.of(2026, first), december, december, 0);
        var account = new DuesAccount(Rates.MEMBER, months);
        var open = months.stream()
                .filter(window::takes)
                .mapToLong(month -> month.open().fen())
                .sum();
        Assume.that(amount <= open);

        var after = account.after(account.pay(new Money(amount), window)).months();

        var left = after.stream()
                .filter(window::takes)
                .map(month -> month.open().fen())
                .toList();
        var untouched = months.stream()
                .filter(window::takes)
                .map(month -> month.open().fen())
                .toList();
        var firstOpen = (int) left.stream().takeWhile(fen -> fen == 0).count();
        if (firstOpen < left.size()) {
            assertThat(left.subList(firstOpen + 1, left.size()))
                    .isEqualTo(untouched.subList(firstOpen + 1, left.size()));
        }
        assertThat(after.subList(0, first - 1)).isEqualTo(months.subList(0, first - 1));
    }
}
