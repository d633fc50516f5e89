package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.password.Password;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Signing in (登录), staying in, and leaving.
@Service
class SessionService {

    private static final Logger log = LoggerFactory.getLogger(SessionService.class);

    private final Accounts accounts;
    private final SessionRepository sessions;
    private final LiveSessions live;
    private final AccessTokens tokens;
    private final SessionProperties properties;
    private final InstantSource clock;

    SessionService(
            Accounts accounts,
            SessionRepository sessions,
            LiveSessions live,
            AccessTokens tokens,
            SessionProperties properties,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.live = live;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Tokens> start(String username, Password password, Origin origin) {
        return accounts.signIn(username, password).flatMap(account -> {
            var session = Session.start(Ids.next(), account.id(), clock.instant(), properties);
            var refresh = RefreshToken.random();
            return sessions.start(session, origin, refresh, account.version())
                    .map(started -> tokens(account, started, refresh))
                    .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("sign-in.refused")));
        });
    }

    /// Exchanges a refresh token. One that was used before may be in wrong hands, and nobody can tell whose: the
    /// whole session ends. For a few seconds after its use a second one is taken for a double click: it gets no
    /// tokens (409), and the session goes on with those of the first.
    Mono<Tokens> refresh(RefreshToken token) {
        var next = RefreshToken.random();
        return sessions.rotate(token, next, clock.instant(), properties.idle())
                .flatMap(session -> accounts.active(session.accountId()).map(account -> tokens(account, session, next)))
                .switchIfEmpty(Mono.defer(() -> refuse(token)));
    }

    Mono<Void> end(UUID session) {
        return live.end(session, SessionEnd.SIGNED_OUT);
    }

    Mono<SessionViews.Own> list(UUID account, UUID current) {
        return sessions.ofAccount(account, current, clock.instant())
                .collectList()
                .map(SessionViews.Own::new);
    }

    /// Ends one of the account's own sessions.
    Mono<Void> endOwn(UUID session, UUID account) {
        return sessions.isLive(session, account, clock.instant())
                .filter(isOwn -> isOwn)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("session.unknown")))
                .flatMap(_ -> end(session));
    }

    Mono<SessionViews.Current> current(UUID session) {
        return sessions.find(session, clock.instant())
                .flatMap(found ->
                        accounts.active(found.accountId()).map(account -> SessionViews.Current.of(found, account)))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")));
    }

    private Mono<Tokens> refuse(RefreshToken token) {
        var now = clock.instant();
        var since = now.minus(properties.repeat());
        return live.endOfReused(token, since)
                .doOnNext(ended -> log.warn(
                        "A refresh token came a second time: session {} of account {} has been ended",
                        ended.id(),
                        ended.accountId()))
                .then(sessions.isRepeated(token, since, now))
                .map(isRepeated -> isRepeated
                        ? Problem.conflict("session.refresh-repeated")
                        : Problem.unauthenticated("session.refresh-refused"))
                .flatMap(Mono::error);
    }

    private Tokens tokens(Account account, Session session, RefreshToken refresh) {
        var now = clock.instant();
        return new Tokens(
                tokens.issue(account, session.id(), now),
                properties.access(),
                refresh,
                Duration.between(now, session.expiresAt()),
                account);
    }

    /// What somebody gets who has signed in.
    record Tokens(String access, Duration accessLife, RefreshToken refresh, Duration refreshLife, Account account) {}
}
