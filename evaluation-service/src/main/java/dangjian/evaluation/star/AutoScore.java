package dangjian.evaluation.star;

import dangjian.evaluation.star.OrganizationFacts.BranchFacts;
import dangjian.evaluation.star.StarIndicator.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What an AUTO indicator comes to, with the numbers behind it.
///
/// @param askedPoints the most there was to be had; 0 when the organisation is not asked for it
record AutoScore(String indicator, BigDecimal points, BigDecimal askedPoints, Map<String, Object> evidence) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static AutoScore of(StarIndicator indicator, OrganizationFacts facts) {
        return switch (Objects.requireNonNull(indicator.formula())) {
            case TERM_NOT_OVERDUE -> term(indicator, facts);
            case ROSTER_COMPLETE -> roster(indicator, facts);
            case ACTIVITY_HELD -> activity(indicator, facts);
        };
    }

    private static AutoScore term(StarIndicator indicator, OrganizationFacts facts) {
        var endsOn = facts.termEndsOn();
        var isInTerm = endsOn != null && !endsOn.isBefore(facts.asOf());
        var evidence = evidence(facts, "org.changed.v1");
        evidence.put("termEndsOn", endsOn == null ? "UNKNOWN" : endsOn.toString());
        return new AutoScore(
                indicator.code(),
                isInTerm ? indicator.mostPoints() : BigDecimal.ZERO,
                indicator.mostPoints(),
                evidence);
    }

    private static AutoScore roster(StarIndicator indicator, OrganizationFacts facts) {
        var completeness = Objects.requireNonNullElse(facts.completeness(), BigDecimal.ZERO);
        var evidence = evidence(facts, "member.changed.v1");
        evidence.put("members", facts.members());
        evidence.put("averageCompleteness", completeness.setScale(1, RoundingMode.HALF_UP));
        var points = indicator.mostPoints().multiply(completeness).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return new AutoScore(indicator.code(), points, indicator.mostPoints(), evidence);
    }

    private static AutoScore activity(StarIndicator indicator, OrganizationFacts facts) {
        var asked = facts.branches().stream()
                .filter(branch -> branch.fullMembers() >= indicator.leastFullMembers())
                .toList();
        var required = 0;
        var held = 0;
        for (var branch : asked) {
            for (var start : periods(indicator, branch, facts)) {
                required++;
                held += isHeld(indicator, branch, start) ? 1 : 0;
            }
        }
        var evidence = evidence(facts, "activity.closed.v1");
        evidence.put("activityKind", Objects.requireNonNull(indicator.activityKind()));
        evidence.put("period", Objects.requireNonNull(indicator.period()).name());
        evidence.put("branchesAsked", asked.size());
        evidence.put("branchesExempt", facts.branches().size() - asked.size());
        evidence.put("required", required);
        evidence.put("held", held);
        return required == 0
                ? new AutoScore(indicator.code(), BigDecimal.ZERO, BigDecimal.ZERO, evidence)
                : new AutoScore(indicator.code(), share(indicator, held, required), indicator.mostPoints(), evidence);
    }

    /// The periods that count: those the branch existed in from their first day and that are over, or in which it was
    /// held already.
    private static List<LocalDate> periods(StarIndicator indicator, BranchFacts branch, OrganizationFacts facts) {
        Period period = Objects.requireNonNull(indicator.period());
        return period.startsIn(facts.year()).stream()
                .filter(start ->
                        branch.foundedOn() == null || !branch.foundedOn().isAfter(start))
                .filter(start -> !period.lastDay(start).isAfter(facts.asOf()) || isHeld(indicator, branch, start))
                .toList();
    }

    private static boolean isHeld(StarIndicator indicator, BranchFacts branch, LocalDate start) {
        return branch.held(
                Objects.requireNonNull(indicator.activityKind()),
                start,
                Objects.requireNonNull(indicator.period()).lastDay(start));
    }

    private static BigDecimal share(StarIndicator indicator, int held, int required) {
        return indicator
                .mostPoints()
                .multiply(BigDecimal.valueOf(held))
                .divide(BigDecimal.valueOf(required), 2, RoundingMode.HALF_UP);
    }

    private static Map<String, Object> evidence(OrganizationFacts facts, String source) {
        var evidence = new TreeMap<String, Object>();
        evidence.put("asOf", facts.asOf().toString());
        evidence.put("source", source);
        return evidence;
    }
}
