package dangjian.evaluation.point;

import dangjian.evaluation.point.PointGrade.Grade;
import dangjian.evaluation.point.PointRule.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rule books and effects for tests.
final class PointFixtures {

    static final UUID MEMBER = UUID.randomUUID();
    static final UUID BRANCH = UUID.randomUUID();
    static final Instant NOW = Instant.parse("2026-03-06T02:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private PointFixtures() {}

    static RuleBook book(int version, LocalDate effectiveFrom) {
        return new RuleBook(
                version,
                "测试规则",
                effectiveFrom,
                "测试",
                new BigDecimal("60"),
                new BigDecimal("40"),
                new BigDecimal("100"),
                NOW,
                List.of(
                        rule(version, "B01", Part.BASE, "1", "3"),
                        rule(version, "B04", Part.BASE, "2", "4"),
                        rule(version, "C01", Part.CONTRIBUTION, "1", null),
                        rule(version, "N01", Part.NEGATIVE, "-2", null),
                        veto(version)),
                List.of(
                        new PointEffect(version, "THEME_DAY", "PRESENT", "B01"),
                        new PointEffect(version, "THEME_DAY", "LATE", "B01"),
                        new PointEffect(version, "THEME_DAY", "ABSENT", "N01"),
                        new PointEffect(version, "ORG_LIFE_MEETING", "PRESENT", "B04")),
                List.of(
                        new PointGrade(version, Grade.UNQUALIFIED, null, null),
                        new PointGrade(version, Grade.BASICALLY_QUALIFIED, new BigDecimal("60"), null),
                        new PointGrade(version, Grade.QUALIFIED, new BigDecimal("75"), null),
                        new PointGrade(version, Grade.EXCELLENT, new BigDecimal("90"), 3)));
    }

    static RuleBooks books() {
        return new RuleBooks(List.of(book(1, LocalDate.of(2020, 1, 1))));
    }

    static Effect effect(UUID activity, String ruleCode, LocalDate day) {
        return new Effect(
                MEMBER,
                BRANCH,
                books().books().getFirst().rule(ruleCode),
                day,
                origin(activity),
                new Evidence("THEME_DAY", "主题党日", "PRESENT", false, null));
    }

    static Origin origin(UUID activity) {
        return new Origin(UUID.randomUUID(), activity, NOW);
    }

    private static PointRule rule(int version, String code, Part part, String points, @Nullable String cap) {
        return new PointRule(
                version,
                code,
                code,
                part,
                new BigDecimal(points),
                new BigDecimal(points),
                "次",
                cap == null ? null : new BigDecimal(cap),
                "ATTENDANCE",
                false);
    }

    private static PointRule veto(int version) {
        return new PointRule(
                version, "N05", "处分", Part.NEGATIVE, BigDecimal.ZERO, BigDecimal.ZERO, "次", null, "DISCIPLINE", true);
    }
}
