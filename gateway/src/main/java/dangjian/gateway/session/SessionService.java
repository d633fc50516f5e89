package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.password.Tried;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Signing in (登录), staying in, and leaving.
@Service
class SessionService {

    private final Accounts accounts;
    private final Factors factors;
    private final Attempts attempts;
    private final SessionRepository sessions;
    private final LiveSessions live;
    private final AccessTokens tokens;
    private final Steps steps;
    private final SessionProperties properties;
    private final Replays replays;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    SessionService(
            Accounts accounts,
            Factors factors,
            Attempts attempts,
            SessionRepository sessions,
            LiveSessions live,
            AccessTokens tokens,
            Steps steps,
            SessionProperties properties,
            Replays replays,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.attempts = attempts;
        this.sessions = sessions;
        this.live = live;
        this.tokens = tokens;
        this.steps = steps;
        this.properties = properties;
        this.replays = replays;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// Signs in by password, and by a second factor when a code is given and the account has one. Without it the
    /// tokens are good for showing the factor only.
    Mono<Tokens> start(String username, Password password, @Nullable FactorCode code, Origin origin) {
        var address = Tried.from(origin.network());
        return attempts.mustBeOpen(address)
                .then(Mono.defer(() -> accounts.signIn(username, password, origin.network())))
                .flatMap(account -> code == null || !account.protection().hasFactor()
                        ? open(account, origin, Proof.PASSWORD)
                        : factors.verify(account.id(), code)
                                .then(Mono.defer(() -> open(account, origin, Proof.PASSWORD.andFactor()))))
                .onErrorResume(
                        SessionService::isRefusal,
                        refusal -> attempts.failedFrom(address).then(Mono.error(refusal)));
    }

    /// Opens a session for whoever has proved to be the holder of this account, by whatever means. This is the one way
    /// to a session: what the account owes before it may be used is asked for behind it.
    ///
    /// @param account as it has just been read; one that was changed or suspended since gets no session (401)
    Mono<Tokens> open(Account account, Origin origin, Proof proof) {
        var now = clock.instant();
        var session = Session.start(Ids.next(), account.id(), proof, now, properties.limitsOf(account));
        var refresh = RefreshToken.random();
        var isWhole = steps.next(account, session, now) == null;
        return transaction
                .transactional(sessions.start(session, origin, refresh, account.version())
                        .delayUntil(started -> isWhole ? supersede(account, started.id()) : Mono.empty()))
                .map(started -> tokens(account, started, refresh))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("sign-in.refused")));
    }

    /// Ends the other sessions of an account that may have one only. Who has not shown the second factor yet supersedes
    /// nobody: a password alone must not put its holder out.
    Mono<Void> supersede(Account account, UUID session) {
        return properties.limitsOf(account).single()
                ? live.endAll(account.id(), SessionEnd.SUPERSEDED, session)
                : Mono.empty();
    }

    /// Exchanges a refresh token. One that was used before may be in wrong hands, and nobody can tell whose: the
    /// whole session ends. For a few seconds after its use a second one is taken for a double click: it gets no
    /// tokens (409), and the session goes on with those of the first.
    Mono<Tokens> refresh(RefreshToken token, Origin origin) {
        var next = RefreshToken.random();
        return sessions.rotate(token, next, clock.instant())
                .flatMap(session -> accounts.active(session.accountId()).map(account -> tokens(account, session, next)))
                .switchIfEmpty(Mono.defer(() -> refuse(token, origin)));
    }

    Mono<Void> end(UUID session) {
        return live.end(session, SessionEnd.SIGNED_OUT);
    }

    /// @param current the one in which the list is asked for, if it is one of these
    Mono<SessionViews.Own> list(UUID account, @Nullable UUID current) {
        return sessions.ofAccount(account, current, clock.instant())
                .collectList()
                .map(SessionViews.Own::new);
    }

    /// Ends one of the account's sessions.
    Mono<Void> end(UUID session, UUID account, SessionEnd reason) {
        return sessions.isLive(session, account, clock.instant())
                .filter(isOwn -> isOwn)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("session.unknown")))
                .flatMap(_ -> live.end(session, reason));
    }

    Mono<SessionViews.Current> current(UUID session) {
        var now = clock.instant();
        return sessions.find(session, now)
                .flatMap(found -> accounts.active(found.accountId())
                        .map(account -> SessionViews.Current.of(
                                found, steps.next(account, found, now), SessionViews.Holder.of(account, found, now))))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")));
    }

    /// Narrows the session to one of the posts of its holder, or widens it to all of them again, and gives an access
    /// token for that.
    Mono<SessionViews.Access> choose(UUID session, @Nullable Grant grant) {
        var now = clock.instant();
        return sessions.find(session, now)
                .flatMap(found -> accounts.active(found.accountId())
                        .doOnNext(account -> mustHold(account, grant, now))
                        .delayUntil(_ -> sessions.choose(session, grant))
                        .flatMap(account -> sessions.find(session, now).map(chosen -> access(account, chosen, now))))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")));
    }

    private static void mustHold(Account account, @Nullable Grant grant, Instant now) {
        if (grant != null
                && account.postsAt(now).stream().noneMatch(post -> post.grant().equals(grant))) {
            throw Problem.notFound("grant.not-own");
        }
    }

    private SessionViews.Access access(Account account, Session session, Instant now) {
        var life = life(account, now);
        var token = tokens.issue(account, session, steps.next(account, session, now), now, life);
        return SessionViews.Access.of(token, life, SessionViews.Holder.of(account, session, now));
    }

    private Mono<Tokens> refuse(RefreshToken token, Origin origin) {
        var now = clock.instant();
        var since = now.minus(properties.repeat());
        return replays.end(token, since, origin)
                .then(sessions.isRepeated(token, since, now))
                .map(isRepeated -> isRepeated
                        ? Problem.conflict("session.refresh-repeated")
                        : Problem.unauthenticated("session.refresh-refused"))
                .flatMap(Mono::error);
    }

    private Tokens tokens(Account account, Session session, RefreshToken refresh) {
        var now = clock.instant();
        var life = life(account, now);
        var step = steps.next(account, session, now);
        return new Tokens(
                tokens.issue(account, session, step, now, life),
                life,
                refresh,
                Duration.between(now, session.expiresAt()),
                step,
                SessionViews.Holder.of(account, session, now));
    }

    /// No access token outlives a post that it carries.
    private Duration life(Account account, Instant now) {
        var access = properties.limitsOf(account).access();
        return account.firstEnd(now)
                .map(end -> Duration.between(now, end))
                .filter(left -> left.compareTo(access) < 0)
                .orElse(access);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Kind.UNAUTHENTICATED;
    }

    /// What somebody gets who has signed in.
    ///
    /// @param step what they owe before the access token opens anything else
    record Tokens(
            String access,
            Duration accessLife,
            RefreshToken refresh,
            Duration refreshLife,
            @Nullable Step step,
            SessionViews.Holder holder) {}
}
