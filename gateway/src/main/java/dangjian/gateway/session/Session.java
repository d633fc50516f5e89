package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Post;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign-in (登录会话) that goes on: a family of refresh tokens, of which only the newest is good.
///
/// @param endsAt when it ends even if it is used
/// @param expiresAt when its newest refresh token is no longer good
/// @param idleSeconds how long it may rest between two refreshes
/// @param byPassword whether its holder came with the account's own password
/// @param withFactor whether its holder has shown a second factor
/// @param chosenRole the role of the one post that the holder acts in, if one has been chosen
/// @param chosenOrg where that is
record Session(
        UUID id,
        UUID accountId,
        Instant startedAt,
        Instant endsAt,
        Instant expiresAt,
        int idleSeconds,
        boolean byPassword,
        boolean withFactor,
        @Nullable Role chosenRole,
        @Nullable UUID chosenOrg) {

    static Session start(UUID id, UUID accountId, Proof proof, Instant now, SessionProperties.Limits limits) {
        var end = now.plus(limits.absolute());
        return new Session(
                id,
                accountId,
                now,
                end,
                earlier(now.plus(limits.idle()), end),
                (int) limits.idle().toSeconds(),
                proof.byPassword(),
                proof.withFactor(),
                null,
                null);
    }

    /// The post that the holder acts in; none for all of them.
    @Nullable
    Grant chosen() {
        return chosenRole == null || chosenOrg == null ? null : new Grant(chosenRole, chosenOrg);
    }

    /// What the holder may do now: in the chosen post, or in all of them.
    List<Grant> grants(Account account, Instant now) {
        var chosen = chosen();
        return account.postsAt(now).stream()
                .map(Post::grant)
                .filter(grant -> chosen == null || grant.equals(chosen))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
