package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuesSchemeTests {

    private static final DuesScheme SCHEME = Rates.of2008(1);

    @ParameterizedTest
    @CsvSource({
        "MONTHLY_WAGE, 3000, 15.00",
        "MONTHLY_WAGE, 3001, 30.01",
        "MONTHLY_WAGE, 5000, 50.00",
        "MONTHLY_WAGE, 5001, 75.02",
        "MONTHLY_WAGE, 10000, 150.00",
        "MONTHLY_WAGE, 10001, 200.02",
        "RETIRED, 5000, 25.00",
        "RETIRED, 5001, 50.01",
        "MONTHLY_WAGE, 0, 0.00",
        "MONTHLY_WAGE, 3000.01, 30.00"
    })
    void theRateHoldsForTheWholeBase(PayerClass payerClass, BigDecimal base, BigDecimal dues) {
        assertThat(SCHEME.monthly(payerClass, Money.yuan(base)).yuan()).isEqualTo(dues);
    }

    @Test
    void someOweAFixedAmount() {
        assertThat(SCHEME.monthly(PayerClass.STUDENT, null)).isEqualTo(new Money(20));
        assertThat(SCHEME.monthly(PayerClass.FARMER, null)).isEqualTo(new Money(50));
    }

    @Test
    void aPlaceMayRoundToTheJiao() {
        assertThat(Rates.of2008(10)
                        .monthly(PayerClass.MONTHLY_WAGE, new Money(500_100))
                        .yuan())
                .isEqualTo(new BigDecimal("75.00"));
        assertThat(Rates.of2008(10)
                        .monthly(PayerClass.MONTHLY_WAGE, new Money(501_000))
                        .yuan())
                .isEqualTo(new BigDecimal("75.20"));
    }

    @Test
    void aBaseIsNeededWhereTheRateHasOneAndNowhereElse() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> SCHEME.monthly(PayerClass.MONTHLY_WAGE, null))
                .satisfies(problem ->
                        assertThat(problem.faults().getFirst().code()).isEqualTo("dues.base.required"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> SCHEME.monthly(PayerClass.STUDENT, new Money(1)))
                .satisfies(problem ->
                        assertThat(problem.faults().getFirst().code()).isEqualTo("dues.base.unexpected"));
    }

    @ParameterizedTest
    @CsvSource({"MONTHLY_WAGE, 3, 12", "IRREGULAR_INCOME, 4, 6", "IRREGULAR_INCOME, 12, 12", "ANNUAL_SALARY, 7, 7"})
    void aDeclarationHoldsForItsYearQuarterOrMonth(PayerClass payerClass, int first, int last) {
        assertThat(SCHEME.rates(payerClass).lastMonth(first)).isEqualTo(last);
    }
}
