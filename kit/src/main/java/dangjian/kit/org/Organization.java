package dangjian.kit.org;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A Party organisation (党组织) in a service's copy of the tree.
///
/// @param path from the root, ending in `/`; opaque, only its prefixes mean something
/// @param kind organisation type (组织类别), for example `BRANCH`
/// @param category kind of unit it belongs to (单位性质类别), for example `COMMUNITY`
public record Organization(
        UUID id,
        @Nullable UUID parentId,
        String path,
        String name,
        String shortName,
        @Nullable String code,
        String kind,
        String category,
        @Nullable LocalDate foundedOn,
        @Nullable LocalDate termEndsOn,
        @Nullable LocalDate dissolvedOn,
        int version) {}
