package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.Rulebook;
import dangjian.org.rule.UnitCategory;

/// What is known of an organisation apart from its place in the tree.
record Profile(Naming naming, OrganizationKind kind, UnitCategory category, Contact contact, Unit unit, Term term) {

    /// The same with the end of its term computed where only the election is known.
    Profile completed(Rulebook rulebook) {
        var electedOn = term.electedOn();
        if (electedOn == null || term.endsOn() != null) {
            return this;
        }
        return rulebook.term(kind, category, electedOn)
                .map(rule ->
                        new Profile(naming, kind, category, contact, unit, new Term(electedOn, rule.end(electedOn))))
                .orElse(this);
    }
}
