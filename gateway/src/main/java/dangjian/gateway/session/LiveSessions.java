package dangjian.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.gateway.account.AccountSessions;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.password.Attempts;
import dangjian.kit.data.AfterCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Knows which sessions go on, and ends them.
///
/// Ending one works at once on this replica and within `dangjian.gateway.session.staleness` on the others.
@Component
class LiveSessions implements AccountSessions {

    private static final int GREATEST_NUMBER = 100_000;

    /// Stands for the account of a session that has ended: an answer that was on its way when it ended comes too
    /// late.
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Duration KEPT = Duration.ofDays(1);

    private final SessionRepository sessions;
    private final Attempts attempts;
    private final InstantSource clock;
    private final Cache<UUID, UUID> accounts;

    LiveSessions(SessionRepository sessions, Attempts attempts, SessionProperties properties, InstantSource clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
        this.accounts = Caffeine.newBuilder()
                .maximumSize(GREATEST_NUMBER)
                .expireAfterWrite(properties.staleness())
                .build();
    }

    /// Whether this is a session of this account that goes on.
    Mono<Boolean> isLive(UUID session, UUID account) {
        if (account.equals(accounts.getIfPresent(session))) {
            return Mono.just(true);
        }
        return sessions.isLive(session, account, clock.instant()).doOnNext(isLive -> {
            if (isLive) {
                accounts.asMap().putIfAbsent(session, account);
            }
        });
    }

    Mono<Void> end(UUID session, SessionEnd reason) {
        return sessions.end(session, reason, clock.instant()).then(forget(session));
    }

    /// Ends the session whose refresh token came a second time, if this was used before that time.
    Mono<Session> endOfReused(RefreshToken token, Instant usedBefore) {
        return sessions.endOfReused(token, usedBefore, clock.instant()).delayUntil(ended -> forget(ended.id()));
    }

    @Override
    public Mono<Void> endAll(UUID accountId, SessionEnd reason, @Nullable UUID except) {
        return sessions.endAll(accountId, reason, except, clock.instant())
                .concatMap(this::forget)
                .then();
    }

    private Mono<Void> forget(UUID ended) {
        return AfterCommit.run(() -> accounts.put(ended, NOBODY));
    }

    @Scheduled(fixedDelayString = "1h")
    Mono<Void> forgetOldOnes() {
        return Mono.defer(() -> sessions.forgetBefore(clock.instant().minus(KEPT))
                .then(sessions.forgetNetworksBefore(attempts.knownSince())));
    }
}
