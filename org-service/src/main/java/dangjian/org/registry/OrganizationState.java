package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole state of an organisation as events carry it; no personal data.
record OrganizationState(
        UUID id,
        @Nullable UUID parentId,
        String path,
        String name,
        String shortName,
        @Nullable String code,
        OrganizationKind kind,
        UnitCategory category,
        LocalDate foundedOn,
        @Nullable LocalDate termEndsOn,
        @Nullable LocalDate dissolvedOn,
        int version) {

    static OrganizationState of(Organization organization) {
        var profile = organization.profile();
        return new OrganizationState(
                organization.id(),
                organization.place().parentId(),
                organization.place().path(),
                profile.naming().name(),
                profile.naming().shortName(),
                profile.naming().code(),
                profile.kind(),
                profile.category(),
                organization.lifetime().foundedOn(),
                profile.term().endsOn(),
                organization.lifetime().dissolvedOn(),
                organization.version());
    }
}
