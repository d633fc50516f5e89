package dangjian.org.registry;

import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.UnitCategory;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;

/// Which organisations a list is to show.
///
/// @param under the root of a subtree, itself included
/// @param name a part of the full or the short name
/// @param asOf the day on which the tree is seen
record OrganizationFilter(
        @Nullable UUID parentId,
        @Nullable UUID under,
        @Nullable OrganizationKind kind,
        @Nullable UnitCategory category,
        @Nullable String name,
        LocalDate asOf) {

    /// On history `h` and register `o`. What a caller may see depends on where it stands now.
    static final String CONDITION = """
            h.valid_from <= :asOf and (h.valid_to is null or h.valid_to > :asOf)
            and o.path ^@ any(:scope)
            and (:parentId::uuid is null or h.parent_id = :parentId)
            and (:under::uuid is null or h.path ^@ (select u.path from organization_history u
                where u.organization_id = :under and u.valid_from <= :asOf and (u.valid_to is null or u.valid_to > :asOf)))
            and (:kind::text is null or h.kind = :kind)
            and (:category::text is null or h.category = :category)
            and (:name::text is null or position(:name in h.name) > 0 or position(:name in h.short_name) > 0)""";

    static OrganizationFilter childrenOf(UUID parent, LocalDate asOf) {
        return new OrganizationFilter(parent, null, null, null, null, asOf);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement
                .bind("asOf", asOf)
                .bind("parentId", Parameter.fromOrEmpty(parentId, UUID.class))
                .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                .bind("kind", Parameter.fromOrEmpty(kind == null ? null : kind.name(), String.class))
                .bind("category", Parameter.fromOrEmpty(category == null ? null : category.name(), String.class))
                .bind("name", Parameter.fromOrEmpty(name, String.class));
    }
}
