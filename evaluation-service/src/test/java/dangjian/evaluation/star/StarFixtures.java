package dangjian.evaluation.star;

import dangjian.evaluation.star.Settlement.Candidate;
import dangjian.evaluation.star.StarIndicator.Formula;
import dangjian.evaluation.star.StarIndicator.Period;
import dangjian.evaluation.star.StarIndicator.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small scheme with the numbers of the default one.
final class StarFixtures {

    static final StarIndicator THEME_DAY = activity("LIFE_THEME_DAY", "12", "THEME_DAY", Period.MONTH, 0);
    static final StarIndicator COMMITTEE = activity("LIFE_COMMITTEE", "4", "COMMITTEE_MEETING", Period.MONTH, 7);
    static final StarIndicator YEARLY = activity("LIFE_YEARLY", "4", "ORG_LIFE_MEETING", Period.YEAR, 0);
    static final StarIndicator TERM = automatic("SETUP_TERM", "SETUP", "5", Formula.TERM_NOT_OVERDUE);
    static final StarIndicator ROSTER = automatic("MEMBERS_ROSTER", "MEMBERS", "8", Formula.ROSTER_COMPLETE);
    static final StarIndicator ROLE = manual("ROLE", "ROLE", "70", Type.EVIDENCE);
    static final StarIndicator SURVEY = manual("SATISFACTION_SURVEY", "SATISFACTION", "10", Type.SURVEY);

    private StarFixtures() {}

    static StarScheme scheme() {
        return new StarScheme(
                terms(),
                List.of(dimension("LIFE", "20", 1), dimension("ROLE", "70", null), dimension("SATISFACTION", "10", 2)),
                List.of(THEME_DAY, COMMITTEE, YEARLY, ROLE, SURVEY),
                List.of(
                        threshold(5, "90", "0.05", "5000"),
                        threshold(4, "80", "0.10", "3000"),
                        threshold(3, "70", "0.20", "2000"),
                        threshold(2, "60", null, null),
                        threshold(1, "50", null, null)),
                List.of(new StarVeto(1, "SAFETY_ACCIDENT", "安全事故")));
    }

    static Candidate candidate(double points) {
        return candidate(points, 15, 8, null);
    }

    static Candidate candidate(double points, double life, double satisfaction, @Nullable Integer lastStars) {
        return new Candidate(
                UUID.randomUUID(),
                BigDecimal.valueOf(points),
                List.of(BigDecimal.valueOf(life), BigDecimal.valueOf(satisfaction)),
                BigDecimal.valueOf(satisfaction * 10),
                false,
                lastStars,
                null);
    }

    private static StarScheme.Terms terms() {
        return new StarScheme.Terms(
                1,
                "测试办法",
                LocalDate.of(2020, 1, 1),
                "测试",
                5,
                1,
                "SATISFACTION",
                BigDecimal.valueOf(60),
                2,
                3,
                1,
                BigDecimal.valueOf(60),
                "LX",
                Instant.EPOCH);
    }

    private static StarDimension dimension(String code, String most, @Nullable Integer tieBreak) {
        return new StarDimension(1, code, code, new BigDecimal(most), false, 1, tieBreak);
    }

    private static StarThreshold threshold(int stars, String least, @Nullable String quota, @Nullable String reward) {
        return new StarThreshold(
                1,
                stars,
                new BigDecimal(least),
                quota == null ? null : new BigDecimal(quota),
                reward == null ? null : new BigDecimal(reward),
                reward == null ? null : "经费");
    }

    private static StarIndicator activity(String code, String most, String kind, Period period, int leastMembers) {
        return new StarIndicator(
                1,
                code,
                "LIFE",
                code,
                Type.AUTO,
                new BigDecimal(most),
                Formula.ACTIVITY_HELD,
                kind,
                period,
                leastMembers,
                1);
    }

    private static StarIndicator automatic(String code, String dimension, String most, Formula formula) {
        return new StarIndicator(1, code, dimension, code, Type.AUTO, new BigDecimal(most), formula, null, null, 0, 1);
    }

    private static StarIndicator manual(String code, String dimension, String most, Type type) {
        return new StarIndicator(1, code, dimension, code, type, new BigDecimal(most), null, null, null, 0, 1);
    }
}
