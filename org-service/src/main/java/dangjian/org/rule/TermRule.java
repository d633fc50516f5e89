package dangjian.org.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How long a term (任期) lasts that begins from a day on.
///
/// @param category the units it holds for; without one it holds for all others
/// @param extensionYears by how much the superior may let it run on (延期换届)
public record TermRule(
        OrganizationKind kind,
        @Nullable UnitCategory category,
        LocalDate effectiveFrom,
        int years,
        int extensionYears,
        String legalBasis) {

    /// The day on which a term ends that began with this election.
    public LocalDate end(LocalDate electedOn) {
        return electedOn.plusYears(years);
    }

    /// The last day to which such a term can be extended.
    public LocalDate latestEnd(LocalDate electedOn) {
        return electedOn.plusYears(years + extensionYears);
    }

    boolean suits(OrganizationKind other, UnitCategory unit, LocalDate day) {
        return kind == other && (category == null || category == unit) && !effectiveFrom.isAfter(day);
    }
}
