package dangjian.kit.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// What a caller may reach: whole subtrees of organisations, and the own member record.
///
/// @param paths materialised paths of the subtrees' roots, each ending in `/`
/// @param memberId the caller's own member record when the member role was asked for
public record Scope(List<String> paths, @Nullable UUID memberId) {

    /// The SQL condition that column `org_id` lies in the bound scope; bind with [#bind].
    public static final String ORG_ID = "org_id in (select id from orgs where path ^@ any(:scope))";

    private static final UUID NOBODY = new UUID(0, 0);

    public static Scope of(String... paths) {
        return new Scope(List.of(paths), null);
    }

    /// Binds `:scope`.
    public GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement.bind("scope", paths.toArray(String[]::new));
    }

    /// Binds `:scope` and `:self`, the caller's own member id or one that no member has.
    public GenericExecuteSpec bindWithSelf(GenericExecuteSpec statement) {
        return bind(statement).bind("self", memberId == null ? NOBODY : memberId);
    }

    public boolean covers(String path) {
        return paths.stream().anyMatch(path::startsWith);
    }

    public boolean isSelf(UUID member) {
        return member.equals(memberId);
    }
}
