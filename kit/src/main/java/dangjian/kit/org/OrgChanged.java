package dangjian.kit.org;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the copy reads of `org.registered.v1` and `org.changed.v1`: the whole state after the change.
record OrgChanged(
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
