package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account as an administrator sees it.
///
/// @param grants those in the administrator's scope; the others are not shown
/// @param changeable whether the administrator may change it: only when all of its grants are theirs to give
record AccountView(
        UUID id,
        @Schema(example = "beijie-01") String username,
        @Schema(example = "王秀兰") String name,
        @Nullable UUID memberId,
        List<Grant> grants,
        @Nullable Instant suspendedAt,

        @Schema(description = "您能否变更此账号：它的全部授权都在您可授予的范围内时才能")
        boolean changeable,

        int version) {

    static AccountView of(Account account, Authority authority) {
        return new AccountView(
                account.id(),
                account.username(),
                account.name(),
                account.memberId(),
                authority.visible(account).stream().map(PlacedGrant::grant).toList(),
                account.suspendedAt(),
                authority.mayChange(account),
                account.version());
    }
}
