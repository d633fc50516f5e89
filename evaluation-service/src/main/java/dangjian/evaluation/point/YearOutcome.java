package dangjian.evaluation.point;

import dangjian.evaluation.point.PointGrade.Grade;
import dangjian.evaluation.point.PointGrade.Standing;
import dangjian.evaluation.point.PointRule.Part;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a member's year comes to (年度积分), from entries alone.
///
/// @param shown the total as it is shown: above the cap of the book, the cap with a plus
/// @param grade what the total proposes; absent while sources that count towards the base are missing, because then a
/// low total says nothing about the member
/// @param missingSources registers that have not proved anything for anybody in this year
/// @param vetoes why the proposal is 不合格 whatever the total: a rule's code, or `LOST`
record YearOutcome(
        BigDecimal base,
        BigDecimal contribution,
        BigDecimal negative,
        BigDecimal total,
        @Schema(example = "62.5") String shown,
        @Nullable Grade grade,
        List<String> missingSources,
        List<String> vetoes) {

    static final String LOST = "LOST";

    /// @param provenRules rules under which anybody has an entry in the year
    static YearOutcome of(
            RuleBook book, List<RuleTotal> totals, boolean isLost, Standing standing, Set<String> provenRules) {
        var base = sum(book, totals, Part.BASE).min(book.baseCap());
        var contribution = sum(book, totals, Part.CONTRIBUTION).min(book.contributionCap());
        var negative = sum(book, totals, Part.NEGATIVE);
        var total = base.add(contribution).add(negative);
        var missing = missing(book, provenRules);
        var vetoes = vetoes(book, totals, isLost);
        return new YearOutcome(
                base,
                contribution,
                negative,
                total,
                shown(total, book.shownCap()),
                grade(book, total, standing, missing, vetoes),
                missing,
                vetoes);
    }

    private static BigDecimal sum(RuleBook book, List<RuleTotal> totals, Part part) {
        return totals.stream()
                .filter(total -> book.partOf(total.ruleCode()) == part)
                .map(RuleTotal::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> missing(RuleBook book, Set<String> provenRules) {
        return book.rules().stream()
                .filter(rule -> rule.part() == Part.BASE && !provenRules.contains(rule.code()))
                .map(PointRule::source)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> vetoes(RuleBook book, List<RuleTotal> totals, boolean isLost) {
        var codes = totals.stream()
                .filter(total -> total.entries() > 0)
                .map(RuleTotal::ruleCode)
                .filter(code ->
                        book.rules().stream().anyMatch(rule -> rule.code().equals(code) && rule.isVeto()));
        return Stream.concat(codes, isLost ? Stream.of(LOST) : Stream.empty()).toList();
    }

    private static @Nullable Grade grade(
            RuleBook book, BigDecimal total, Standing standing, List<String> missing, List<String> vetoes) {
        if (!vetoes.isEmpty()) {
            return Grade.UNQUALIFIED;
        }
        if (!missing.isEmpty()) {
            return null;
        }
        return book.gradesFromBest().stream()
                .filter(grade -> grade.admits(total, standing))
                .findFirst()
                .map(PointGrade::grade)
                .orElse(null);
    }

    private static String shown(BigDecimal total, BigDecimal cap) {
        return total.compareTo(cap) > 0
                ? cap.stripTrailingZeros().toPlainString() + "+"
                : total.stripTrailingZeros().toPlainString();
    }
}
