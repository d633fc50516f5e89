package dangjian.org.registry;

import dangjian.kit.data.Ids;
import dangjian.org.rule.Rulebook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Rows of a sheet that are about to become organisations, parents before children.
///
/// @param parents living organisations by full name, below which they may stand
/// @param district id that the root gets
record Planting(List<SheetOrganization> rows, Map<String, Organization> parents, Rulebook rulebook, UUID district) {

    Planting only(Set<SheetOrganization> valid) {
        return new Planting(rows.stream().filter(valid::contains).toList(), parents, rulebook, district);
    }

    /// @param numbers one for each row
    List<Organization> organizations(List<Long> numbers) {
        var byName = new HashMap<>(parents);
        var organizations = new ArrayList<Organization>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var organization = organization(row, numbers.get(i), byName);
            byName.put(row.name(), organization);
            organizations.add(organization);
        }
        return organizations;
    }

    private Organization organization(SheetOrganization row, long number, Map<String, Organization> byName) {
        var profile = row.profile().completed(rulebook);
        if (row.parentName() == null) {
            return Organization.root(district, number, profile, row.founded());
        }
        return Objects.requireNonNull(byName.get(row.parentName()))
                .establish(Ids.next(), number, profile, row.founded());
    }
}
