package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.Post;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.account.SignedIn;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.Password;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What the holder of a session does with the own second factor (动态口令).
@Service
class FactorService {

    private final Factors factors;
    private final Accounts accounts;
    private final SessionRepository sessions;
    private final LiveSessions live;
    private final SessionService signIns;
    private final Steps steps;
    private final SessionProperties properties;
    private final InstantSource clock;

    FactorService(
            Factors factors,
            Accounts accounts,
            SessionRepository sessions,
            LiveSessions live,
            SessionService signIns,
            Steps steps,
            SessionProperties properties,
            InstantSource clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.sessions = sessions;
        this.live = live;
        this.signIns = signIns;
        this.steps = steps;
        this.properties = properties;
        this.clock = clock;
    }

    /// From the next refresh on the session is one with a second factor.
    Mono<Void> verify(SignedIn who, FactorCode code) {
        return factors.verify(who.account(), code)
                .onErrorMap(FactorService::isRefusal, _ -> wrongCode())
                .then(sessions.showFactor(who.session()))
                .then(accounts.active(who.account()))
                .flatMap(account -> signIns.supersede(account, who.session()));
    }

    Mono<FactorController.FactorState> state(SignedIn who) {
        return accounts.active(who.account())
                .flatMap(account -> factors.state(who.account())
                        .map(state -> FactorController.FactorState.of(state, factors.isNeeded(grants(account)))));
    }

    /// A new factor takes the password once more: a token that somebody has found lying about must not become a way in
    /// that lasts. Whoever owes a factor has given the password just now, or was vouched for.
    Mono<Factors.Enrolment> enrol(SignedIn who, @Nullable Password password, @Nullable FactorCode code) {
        return accounts.active(who.account())
                .delayUntil(account -> sessions.find(who.session(), clock.instant())
                        .filter(session -> hasJustComeToEnrol(account, session))
                        .hasElement()
                        .flatMap(isFresh -> isFresh ? Mono.empty() : prove(account, password)))
                .flatMap(account -> factors.enrol(account.id(), account.username(), code))
                .onErrorMap(FactorService::isRefusal, _ -> wrongCode());
    }

    /// Sessions that began without the new factor end.
    Mono<List<String>> confirm(SignedIn who, FactorCode code) {
        return factors.confirm(who.account(), code)
                .onErrorMap(FactorService::isRefusal, _ -> wrongCode())
                .delayUntil(_ -> sessions.showFactor(who.session())
                        .then(live.endAll(who.account(), SessionEnd.FACTOR_RESET, who.session())));
    }

    private boolean hasJustComeToEnrol(Account account, Session session) {
        var now = clock.instant();
        return steps.next(account, session, now) == Step.ENROL_FACTOR
                && session.startedAt().plus(properties.proven()).isAfter(now);
    }

    private Mono<Account> prove(Account account, @Nullable Password password) {
        if (password == null) {
            return Mono.error(
                    Problem.unprocessable("factor.password-missing").at("/password", "factor.password-missing"));
        }
        return accounts.proveAgain(
                account.id(),
                password,
                () -> Problem.unprocessable("factor.password-wrong").at("/password", "factor.password-wrong"));
    }

    private List<Grant> grants(Account account) {
        return account.postsAt(clock.instant()).stream().map(Post::grant).toList();
    }

    /// The token is good, only the code is not: 401 would send a client away to sign in anew.
    private static Problem wrongCode() {
        return Problem.unprocessable("factor.refused").at("/code", "factor.refused");
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals("factor.refused");
    }
}
