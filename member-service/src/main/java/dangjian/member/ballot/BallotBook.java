package dangjian.member.ballot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// All versions of the majorities, for many votes of different days.
public final class BallotBook {

    private final List<BallotRule> rules;

    BallotBook(List<BallotRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// The rule in force on a day; before the first one, the first one.
    public Majority on(LocalDate day, MajorityKind kind) {
        return rules.stream()
                .filter(rule -> rule.majority() == kind)
                .min(Comparator.<BallotRule, Boolean>comparing(
                                rule -> rule.effectiveOn().isAfter(day))
                        .thenComparing(rule -> Math.abs(ChronoUnit.DAYS.between(rule.effectiveOn(), day))))
                .orElseThrow()
                .rule();
    }
}
