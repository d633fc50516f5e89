package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of a sheet of organisations; what could not be read is missing and has a fault.
///
/// @param row its number as the user sees it
/// @param parentName full name of the superior; without one the row is the root of the tree
record SheetOrganization(
        int row,
        @Nullable String parentName,
        Naming naming,
        @Nullable OrganizationKind kind,
        @Nullable UnitCategory category,
        Contact contact,
        Unit unit,
        Term term,
        @Nullable LocalDate foundedOn) {

    String name() {
        return naming.name();
    }

    boolean isRoot() {
        return parentName == null && kind == OrganizationKind.DISTRICT_COMMITTEE;
    }

    /// The profile of a row without fault.
    Profile profile() {
        return new Profile(naming, Objects.requireNonNull(kind), Objects.requireNonNull(category), contact, unit, term);
    }

    /// The founding day of a row without fault.
    LocalDate founded() {
        return Objects.requireNonNull(foundedOn);
    }
}
