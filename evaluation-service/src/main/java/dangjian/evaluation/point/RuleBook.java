package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// A published rule book (积分规则), which never changes; an activity is valued by the one in force on its day.
///
/// @param legalBasis where the numbers come from
/// @param shownCap a higher total is kept, and shown as this number with a plus
record RuleBook(
        int version,
        String title,
        @Schema(example = "2020-01-01") LocalDate effectiveFrom,
        String legalBasis,
        BigDecimal baseCap,
        BigDecimal contributionCap,
        BigDecimal shownCap,
        Instant publishedAt,
        List<PointRule> rules,
        List<PointEffect> effects,
        List<PointGrade> grades) {

    PointRule rule(String code) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Rule book " + version + " has no rule " + code));
    }

    /// The rule that an attendance falls under, if any: leave has none.
    ///
    /// A guest need not have come, so a guest's absence has none either.
    Optional<PointRule> ruleFor(String activityKind, String status, boolean isGuest) {
        return effects.stream()
                .filter(effect -> effect.activityKind().equals(activityKind)
                        && effect.attendanceStatus().equals(status))
                .map(effect -> rule(effect.ruleCode()))
                .filter(rule -> !(isGuest && rule.part() == PointRule.Part.NEGATIVE))
                .findFirst();
    }

    boolean entersAutomatically(String ruleCode) {
        return effects.stream().anyMatch(effect -> effect.ruleCode().equals(ruleCode));
    }

    /// The part that entries under a code count towards; a code that only older books know counts by its letter.
    PointRule.Part partOf(String code) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code))
                .map(PointRule::part)
                .findFirst()
                .orElseGet(() -> PointRule.Part.ofCode(code));
    }

    @JsonIgnore
    List<PointGrade> gradesFromBest() {
        return grades.stream().sorted(Comparator.comparing(PointGrade::grade)).toList();
    }
}
