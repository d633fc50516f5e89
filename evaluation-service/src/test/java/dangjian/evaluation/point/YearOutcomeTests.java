package dangjian.evaluation.point;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.point.PointGrade.Grade;
import dangjian.evaluation.point.PointGrade.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearOutcomeTests {

    private static final Set<String> ALL_PROVEN = Set.of("B01", "B04");
    private static final Standing FIRST_OF_THREE = new Standing(3, 0);

    private final RuleBook book = PointFixtures.book(1, LocalDate.of(2020, 1, 1));

    @ParameterizedTest
    @CsvSource({
        "60, 40, 0, 100, 100, EXCELLENT",
        "60, 30, 0, 90, 90, EXCELLENT",
        "60, 30, -2, 88, 88, QUALIFIED",
        "60, 15, 0, 75, 75, QUALIFIED",
        "60, 14.5, 0, 74.5, 74.5, BASICALLY_QUALIFIED",
        "60, 0, 0, 60, 60, BASICALLY_QUALIFIED",
        "60, 0, -2, 58, 58, UNQUALIFIED",
        "70, 0, 0, 60, 60, BASICALLY_QUALIFIED",
        "0, 50, 0, 40, 40, UNQUALIFIED",
        "0, 0, -4, -4, -4, UNQUALIFIED",
    })
    void partsAreCappedAndTheTotalProposesAGrade(
            String base, String contribution, String negative, String total, String shown, Grade grade) {
        var outcome = YearOutcome.of(book, totals(base, contribution, negative), false, FIRST_OF_THREE, ALL_PROVEN);
        assertThat(outcome.total()).isEqualByComparingTo(total);
        assertThat(outcome.shown()).isEqualTo(shown);
        assertThat(outcome.grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"3, 0, EXCELLENT", "3, 1, QUALIFIED", "2, 0, QUALIFIED", "7, 1, EXCELLENT", "7, 2, QUALIFIED"})
    void onlyTheUpperThirdMayBeProposedExcellent(int members, int better, Grade grade) {
        var outcome = YearOutcome.of(book, totals("60", "40", "0"), false, new Standing(members, better), ALL_PROVEN);
        assertThat(outcome.grade()).isEqualTo(grade);
    }

    @Test
    void withoutAllSourcesALowTotalProposesNothing() {
        var outcome = YearOutcome.of(book, totals("3", "0", "0"), false, FIRST_OF_THREE, Set.of("B01"));
        assertThat(outcome.grade()).isNull();
        assertThat(outcome.missingSources()).containsExactly("ATTENDANCE");
    }

    @Test
    void aLostMemberIsUnqualifiedWhateverTheTotal() {
        var outcome = YearOutcome.of(book, totals("60", "40", "0"), true, FIRST_OF_THREE, ALL_PROVEN);
        assertThat(outcome.grade()).isEqualTo(Grade.UNQUALIFIED);
        assertThat(outcome.vetoes()).containsExactly("LOST");
    }

    @Test
    void aDisciplinaryPenaltyIsUnqualifiedUnlessUndone() {
        assertThat(gradeWithPenalties(1)).isEqualTo(Grade.UNQUALIFIED);
        assertThat(gradeWithPenalties(0)).isEqualTo(Grade.EXCELLENT);
    }

    @Test
    void moreThanTheShownCapIsShownWithAPlus() {
        var generous = new RuleBook(
                1,
                "",
                book.effectiveFrom(),
                "",
                new BigDecimal("60"),
                new BigDecimal("60"),
                new BigDecimal("100"),
                PointFixtures.NOW,
                book.rules(),
                book.effects(),
                book.grades());
        var outcome = YearOutcome.of(generous, totals("60", "45", "0"), false, FIRST_OF_THREE, ALL_PROVEN);
        assertThat(outcome.total()).isEqualByComparingTo("105");
        assertThat(outcome.shown()).isEqualTo("100+");
    }

    private @Nullable Grade gradeWithPenalties(int live) {
        var totals = new ArrayList<>(totals("60", "40", "0"));
        totals.add(new RuleTotal(2026, "N05", BigDecimal.ZERO, live));
        return YearOutcome.of(book, totals, false, FIRST_OF_THREE, ALL_PROVEN).grade();
    }

    private static List<RuleTotal> totals(String base, String contribution, String negative) {
        return List.of(
                new RuleTotal(2026, "B01", new BigDecimal(base), 1),
                new RuleTotal(2026, "C01", new BigDecimal(contribution), 1),
                new RuleTotal(2026, "N01", new BigDecimal(negative), 1));
    }
}
