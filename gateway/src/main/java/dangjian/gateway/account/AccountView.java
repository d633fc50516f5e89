package dangjian.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account as an administrator sees it.
///
/// @param grants those in the administrator's scope; the others are not shown
/// @param pendingGrants proposed, not yet confirmed and of no effect yet
record AccountView(
        UUID id,
        @Schema(example = "beijie-01") String username,
        @Schema(example = "王秀兰") String name,
        @Nullable UUID memberId,
        List<Post> grants,

        @Schema(description = "已申请、尚未由第二人确认的授权，还未生效") List<Post> pendingGrants,

        @Nullable Instant suspendedAt,

        @Nullable @Schema(description = "登录状况；只示系统管理员和安全管理员")
        SignInState signIn,

        int version) {

    static AccountView of(Account account, Authority authority, @Nullable SignInState signIn) {
        return new AccountView(
                account.id(),
                account.username(),
                account.name(),
                account.memberId(),
                authority.visible(account).stream().map(PlacedGrant::post).toList(),
                authority.visiblePending(account).stream()
                        .map(PlacedGrant::post)
                        .toList(),
                account.suspendedAt(),
                signIn,
                account.version());
    }
}
