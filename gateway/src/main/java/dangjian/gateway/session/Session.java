package dangjian.gateway.session;

import java.time.Instant;
import java.util.UUID;

/// A sign-in (登录会话) that goes on: a family of refresh tokens, of which only the newest is good.
///
/// @param endsAt when it ends even if it is used
/// @param expiresAt when its newest refresh token is no longer good
record Session(UUID id, UUID accountId, Instant startedAt, Instant endsAt, Instant expiresAt) {

    static Session start(UUID id, UUID accountId, Instant now, SessionProperties properties) {
        var end = now.plus(properties.absolute());
        return new Session(id, accountId, now, end, earlier(now.plus(properties.idle()), end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
