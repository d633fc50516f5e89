package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation as it stood during a period (沿革): what figures and roll-ups as of a date need of it.
///
/// @param validTo the first day on which it no longer held
record Standing(
        UUID organizationId,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable UUID parentId,
        String path,
        String name,
        String shortName,
        OrganizationKind kind,
        UnitCategory category,
        @Nullable LocalDate electedOn,
        @Nullable LocalDate termEndsOn) {

    static Standing of(Organization organization, LocalDate validFrom) {
        var profile = organization.profile();
        return new Standing(
                organization.id(),
                validFrom,
                null,
                organization.place().parentId(),
                organization.place().path(),
                profile.naming().name(),
                profile.naming().shortName(),
                profile.kind(),
                profile.category(),
                profile.term().electedOn(),
                profile.term().endsOn());
    }

    /// Whether nothing has changed but the day.
    boolean isSameAs(Standing other) {
        return other.from(validFrom).equals(this);
    }

    private Standing from(LocalDate day) {
        return new Standing(
                organizationId, day, validTo, parentId, path, name, shortName, kind, category, electedOn, termEndsOn);
    }
}
