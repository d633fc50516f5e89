package dangjian.org.rule;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All versions of the rules about kinds of organisation, asked for a day.
public record Rulebook(List<KindRule> kinds, List<ParentRule> parents, List<TermRule> terms) {

    public Optional<KindRule> kind(OrganizationKind kind, LocalDate day) {
        return kinds.stream()
                .filter(rule -> rule.kind() == kind && !rule.effectiveFrom().isAfter(day))
                .max(comparing(KindRule::effectiveFrom));
    }

    /// The kinds below which this kind may stand; none for a kind that has no place in the tree, and for its root.
    public Set<OrganizationKind> parentsOf(OrganizationKind kind, LocalDate day) {
        return parents.stream()
                .filter(rule -> rule.kind() == kind && rule.holdsOn(day))
                .map(ParentRule::parentKind)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The rule for a term that began with an election on that day; empty when nobody is elected or no rule was in
    /// force.
    public Optional<TermRule> term(OrganizationKind kind, UnitCategory category, LocalDate electedOn) {
        return terms.stream()
                .filter(rule -> rule.suits(kind, category, electedOn))
                .max(comparing(TermRule::category, nullsFirst(naturalOrder())).thenComparing(TermRule::effectiveFrom));
    }
}
