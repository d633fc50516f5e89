package dangjian.gateway.session;

import java.time.Instant;
import java.util.UUID;

/// A sign-in (登录会话) that goes on: a family of refresh tokens, of which only the newest is good.
///
/// @param endsAt when it ends even if it is used
/// @param expiresAt when its newest refresh token is no longer good
/// @param idleSeconds how long it may rest between two refreshes
/// @param byPassword whether its holder came with the account's own password
/// @param withFactor whether its holder has shown a second factor
record Session(
        UUID id,
        UUID accountId,
        Instant startedAt,
        Instant endsAt,
        Instant expiresAt,
        int idleSeconds,
        boolean byPassword,
        boolean withFactor) {

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
                proof.withFactor());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
