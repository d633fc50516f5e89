package dangjian.org.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rulebooks for plain tests.
public final class TestRules {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private TestRules() {}

    /// A rulebook that only knows which kinds stand below which.
    public static Rulebook of(Map<OrganizationKind, Set<OrganizationKind>> parents) {
        var rules = parents.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(parent -> new ParentRule(entry.getKey(), parent, LONG_AGO, null, "test")))
                .toList();
        return new Rulebook(List.of(), rules, List.of());
    }
}
