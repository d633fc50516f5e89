package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in (账号), and the roles they hold at organisations.
///
/// @param memberId the member (党员) whose account this is; exactly those have the role `MEMBER`, at their own branch
/// @param pendingGrants roles that somebody has proposed and nobody has confirmed yet
/// @param protection of the account against others than its holder
/// @param suspendedAt since when the account may not sign in (停用)
public record Account(
        UUID id,
        String username,
        String name,
        @Nullable UUID memberId,
        List<PlacedGrant> placedGrants,
        List<PlacedGrant> pendingGrants,
        Protection protection,
        @Nullable Instant suspendedAt,
        int version) {

    public List<Grant> grants() {
        return placedGrants.stream().map(PlacedGrant::grant).toList();
    }

    /// Whether one of the three platform administrators holds it, or is about to.
    boolean isPlatform() {
        return Stream.concat(placedGrants.stream(), pendingGrants.stream())
                .anyMatch(placed -> placed.grant().role().isPlatform());
    }

    boolean isPending(Grant grant) {
        return pendingGrants.stream().anyMatch(placed -> placed.grant().equals(grant));
    }

    /// Whether this is one of the platform's or the district's administrators, of whom more is asked.
    public boolean isAdministrator() {
        return grants().stream().anyMatch(grant -> grant.role().isPlatform() || grant.role() == Role.DISTRICT_ADMIN);
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }
}
