package dangjian.gateway.session;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.Post;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.account.SignedIn;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.factor.Factors;
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
    private final InstantSource clock;

    FactorService(
            Factors factors,
            Accounts accounts,
            SessionRepository sessions,
            LiveSessions live,
            SessionService signIns,
            InstantSource clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.sessions = sessions;
        this.live = live;
        this.signIns = signIns;
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

    Mono<Factors.Enrolment> enrol(SignedIn who, @Nullable FactorCode code) {
        return accounts.active(who.account())
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
