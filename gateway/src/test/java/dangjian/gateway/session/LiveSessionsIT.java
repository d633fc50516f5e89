package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.account.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What a replica remembers of sessions follows what has been committed.
@GatewayTest
@TestPropertySource(
        properties = {"spring.application.name=remembering-gateway", "dangjian.gateway.session.staleness=1h"})
class LiveSessionsIT {

    private static final SessionProperties.Limits LIMITS =
            new SessionProperties.Limits(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(2), false);

    @Autowired
    private LiveSessions live;

    @Autowired
    private SessionRepository sessions;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    private final UUID account = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeEach
    void start() {
        database.sql("insert into accounts (id, username, name, password) values (:id, :name, '测试', 'none')")
                .bind("id", account)
                .bind("name", "live-" + account.toString().substring(0, 13))
                .then()
                .block();
        var started = Session.start(session, account, Proof.PASSWORD, Instant.now(), LIMITS);
        assertThat(sessions.start(started, new Origin("127.0.0.1", null), RefreshToken.random(), 1)
                        .block())
                .isNotNull();
        assertThat(isLive()).isTrue();
    }

    /// Who asks in between reads the old state, and remembers it for an hour.
    @Test
    void whoAsksBeforeTheCommitKeepsNoEndedSessionAlive() {
        transaction
                .transactional(live.endAll(account, SessionEnd.SUSPENDED, null)
                        .then(Mono.fromCallable(this::isLive).subscribeOn(Schedulers.boundedElastic()))
                        .doOnNext(isLive -> assertThat(isLive).isTrue()))
                .block();
        assertThat(isLive()).isFalse();
    }

    @Test
    void whatIsRolledBackEndsNothing() {
        transaction
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return live.endAll(account, SessionEnd.SUSPENDED, null);
                })
                .then()
                .block();
        assertThat(isLive()).isTrue();
    }

    @Test
    void withoutATransactionASessionEndsAtOnce() {
        live.end(session, SessionEnd.SIGNED_OUT).block();
        assertThat(isLive()).isFalse();
    }

    private boolean isLive() {
        return Objects.requireNonNull(live.isLive(session, account).block());
    }
}
