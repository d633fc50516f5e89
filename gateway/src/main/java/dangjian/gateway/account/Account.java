package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in (账号), and the roles they hold at organisations.
///
/// @param memberId the member (党员) whose account this is; exactly those have the role `MEMBER`, at their own branch
/// @param suspendedAt since when the account may not sign in (停用)
public record Account(
        UUID id,
        String username,
        String name,
        @Nullable UUID memberId,
        List<PlacedGrant> placedGrants,
        @Nullable Instant suspendedAt,
        int version) {

    public List<Grant> grants() {
        return placedGrants.stream().map(PlacedGrant::grant).toList();
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }
}
