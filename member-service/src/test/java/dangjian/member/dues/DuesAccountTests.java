package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuesAccountTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final DuesAccount.Window WINDOW =
            new DuesAccount.Window(YearMonth.of(2026, 4), YearMonth.of(2026, 12), OCTOBER, 0);

    @Test
    void theEarliestOpenMonthIsPaidFirstAndAPartIsTaken() {
        var account = account(Rates.month(8, 1500, 1500), Rates.month(9, 1500, 500), Rates.month(10, 1500, 0));

        assertThat(account.pay(new Money(1700), WINDOW))
                .containsExactly(
                        new DuesEntry(Rates.MEMBER, 2026, 9, 1000), new DuesEntry(Rates.MEMBER, 2026, 10, 700));
    }

    @Test
    void whatIsOverIsCarriedWithinTheQuarterOnlyWithConsent() {
        var agreed = account(Rates.month(10, 1500, 0, true), Rates.month(11, 1500, 0, true));
        var other = account(Rates.month(10, 1500, 0), Rates.month(11, 1500, 0));

        assertThat(agreed.pay(new Money(3000), WINDOW)).hasSize(2);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> other.pay(new Money(3000), WINDOW))
                .satisfies(problem -> {
                    assertThat(problem.faults().getFirst().code()).isEqualTo("dues.overpaid");
                    assertThat(problem.faults().getFirst().arguments()).containsExactly("15.00");
                });
    }

    @Test
    void monthsTooFarBackAreNotPaidUp() {
        assertThat(account(Rates.month(3, 1500, 0), Rates.month(4, 1500, 0)).payAll(WINDOW))
                .containsExactly(new DuesEntry(Rates.MEMBER, 2026, 4, 1500));
    }

    @Test
    void aQuarterIsOnTimeUntilItsEnd() {
        assertThat(Rates.month(10, 1500, 0).isOnTime(LocalDate.of(2026, 10, 31)))
                .isTrue();
        assertThat(Rates.month(10, 1500, 0).isOnTime(LocalDate.of(2026, 11, 1))).isFalse();
        assertThat(Rates.month(10, 1500, 0, true).isOnTime(LocalDate.of(2026, 12, 31)))
                .isTrue();
        assertThat(Rates.month(10, 1500, 0, true).mayBePaidIn(YearMonth.of(2026, 9), 0))
                .isFalse();
    }

    @Test
    void aMonthIsSettledWhenPaidInFullAndReopenedWhenNoLonger() {
        var day = LocalDate.of(2026, 11, 1);
        var open = Rates.month(10, 1500, 500);
        var paid = Rates.month(10, 1500, 1500);

        assertThat(open.after(DuesEntry.of(open, new Money(999)), day)).isEmpty();
        assertThat(open.after(DuesEntry.of(open, new Money(1000)), day))
                .contains(new DuesSettled(Rates.MEMBER, Rates.BRANCH, OCTOBER, day, false));
        assertThat(paid.after(DuesEntry.of(paid, new Money(1)).reversed(), day))
                .contains(new DuesReopened(Rates.MEMBER, Rates.BRANCH, OCTOBER));
    }

    private static DuesAccount account(DuesMonth... months) {
        return new DuesAccount(Rates.MEMBER, List.of(months));
    }
}
