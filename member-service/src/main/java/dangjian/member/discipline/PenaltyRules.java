package dangjian.member.discipline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/// The rules of all penalties and all times.
record PenaltyRules(List<PenaltyRule> all) {

    /// The rule in force on a day; before the first one it is the first.
    PenaltyRule on(LocalDate day, PenaltyKind kind, PenaltyRule.Phase phase) {
        var versions = all.stream()
                .filter(rule -> rule.penalty() == kind && rule.phase() == phase)
                .sorted(Comparator.comparing(PenaltyRule::effectiveOn))
                .toList();
        return versions.reversed().stream()
                .filter(rule -> !rule.effectiveOn().isAfter(day))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .orElseThrow(() -> new NoSuchElementException("No rule for " + kind + " " + phase));
    }
}
