package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organisation in a list, as it stood on the day that was asked for.
record OrganizationSummary(
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
        boolean hasChildren) {}
