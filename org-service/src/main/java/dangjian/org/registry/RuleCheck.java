package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.Rulebook;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.Set;

/// What the rulebook of the day demands of an organisation.
final class RuleCheck {

    private final Rulebook rulebook;
    private final LocalDate today;
    private final Complaints complaints;

    RuleCheck(Rulebook rulebook, LocalDate today, Complaints complaints) {
        this.rulebook = rulebook;
        this.today = today;
        this.complaints = complaints;
    }

    /// The superior must be of a kind that suits.
    void place(OrganizationKind kind, OrganizationKind parentKind) {
        var suitable = rulebook.parentsOf(kind, today);
        if (suitable.isEmpty()) {
            complaints.add(Field.KIND, "organization.kind-not-in-tree", kind.spelling());
        } else if (!suitable.contains(parentKind)) {
            complaints.add(
                    Field.PARENT, "organization.parent-kind", kind.spelling(), parentKind.spelling(), list(suitable));
        }
    }

    /// Only elected leaders have a term; it ends by the rule, or up to the longest extension later.
    void term(OrganizationKind kind, UnitCategory category, Term term) {
        var isElected = rulebook.kind(kind, today).map(rule -> rule.isElected()).orElse(true);
        if (!isElected && term.isGiven()) {
            complaints.add(
                    term.electedOn() != null ? Field.ELECTED_ON : Field.TERM_ENDS_ON,
                    "organization.term-of-appointed",
                    kind.spelling());
            return;
        }
        var electedOn = term.electedOn();
        var endsOn = term.endsOn();
        if (electedOn == null || endsOn == null) {
            return;
        }
        rulebook.term(kind, category, electedOn)
                .filter(rule -> endsOn.isAfter(rule.latestEnd(electedOn)))
                .ifPresent(rule -> complaints.add(
                        Field.TERM_ENDS_ON,
                        "organization.term-too-long",
                        rule.years(),
                        rule.extensionYears(),
                        rule.latestEnd(electedOn).toString(),
                        rule.legalBasis()));
    }

    private static String list(Set<OrganizationKind> kinds) {
        return String.join("、", kinds.stream().map(OrganizationKind::spelling).toList());
    }
}
