package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.account.SessionEnd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@GatewayTest
class SessionRepositoryIT {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(2);
    private static final Origin ORIGIN = new Origin("127.0.0.1", null);
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final SessionProperties.Limits LIMITS =
            new SessionProperties.Limits(Duration.ofMinutes(10), IDLE, ABSOLUTE, false);

    @Autowired
    private SessionRepository sessions;

    @Autowired
    private DatabaseClient database;

    @Test
    void aSessionThatRestsTooLongCannotBeRefreshed() {
        var token = started();
        assertThat(rotate(token, RefreshToken.random(), IDLE.plusSeconds(1))).isNull();
        assertThat(rotate(token, RefreshToken.random(), IDLE.minusSeconds(1))).isNotNull();
    }

    @Test
    void noRefreshMakesASessionLongerThanItsEnd() {
        var token = started();
        for (var minutes = 25; minutes < 120; minutes += 25) {
            var next = RefreshToken.random();
            var session = rotate(token, next, Duration.ofMinutes(minutes));
            assertThat(Objects.requireNonNull(session).expiresAt()).isBeforeOrEqualTo(START.plus(ABSOLUTE));
            token = next;
        }
        assertThat(rotate(token, RefreshToken.random(), Duration.ofMinutes(121)))
                .isNull();
    }

    @Test
    void noSessionStartsForAnAccountThatWasChangedOrSuspendedMeanwhile() {
        var changed = session(UUID.randomUUID());
        assertThat(sessions.start(changed, ORIGIN, RefreshToken.random(), 2).block())
                .isNull();
        assertThat(rows(changed.id())).isZero();
        var suspended = session(UUID.randomUUID());
        database.sql("update accounts set suspended_at = now() where id = :id")
                .bind("id", suspended.accountId())
                .then()
                .block();
        assertThat(sessions.start(suspended, ORIGIN, RefreshToken.random(), 1).block())
                .isNull();
        assertThat(rows(suspended.id())).isZero();
    }

    @Test
    void whatTheDatabaseKeepsIsNotTheToken() {
        var token = started();
        assertThat(kept(token.hash())).isEqualTo(1);
        assertThat(kept(token.text().getBytes(StandardCharsets.UTF_8))).isZero();
        assertThat(kept(Base64.getUrlDecoder().decode(token.text()))).isZero();
    }

    @Test
    void anEndedSessionIsForgottenAfterADayAndALiveOneIsNot() {
        var live = started();
        var account = UUID.randomUUID();
        var ended = session(account);
        sessions.start(ended, ORIGIN, RefreshToken.random(), 1).block();
        sessions.end(ended.id(), SessionEnd.SIGNED_OUT, START).block();
        sessions.forgetBefore(START.plusSeconds(1)).block();
        assertThat(sessions.find(ended.id(), START).block()).isNull();
        assertThat(rows(ended.id())).isZero();
        assertThat(rotate(live, RefreshToken.random(), Duration.ZERO)).isNotNull();
    }

    private RefreshToken started() {
        var token = RefreshToken.random();
        assertThat(sessions.start(session(UUID.randomUUID()), ORIGIN, token, 1).block())
                .isNotNull();
        return token;
    }

    private Session session(UUID account) {
        database.sql("insert into accounts (id, username, name, password) values (:id, :name, '测试', '{none}')")
                .bind("id", account)
                .bind("name", account.toString())
                .then()
                .block();
        return Session.start(UUID.randomUUID(), account, Proof.PASSWORD, START, LIMITS);
    }

    private @Nullable Session rotate(RefreshToken token, RefreshToken next, Duration after) {
        return sessions.rotate(token, next, START.plus(after)).block();
    }

    private long kept(byte[] secret) {
        return Objects.requireNonNull(database.sql("select count(*) from refresh_tokens where hash = :secret")
                .bind("secret", secret)
                .mapValue(Long.class)
                .one()
                .block());
    }

    private long rows(UUID session) {
        return Objects.requireNonNull(database.sql("select count(*) from sessions where id = :id")
                .bind("id", session)
                .mapValue(Long.class)
                .one()
                .block());
    }
}
