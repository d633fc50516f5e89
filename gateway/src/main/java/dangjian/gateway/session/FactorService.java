package dangjian.gateway.session;

import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.factor.FactorCode;
import dangjian.gateway.factor.Factors;
import dangjian.kit.web.Problem;
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

    FactorService(Factors factors, Accounts accounts, SessionRepository sessions, LiveSessions live) {
        this.factors = factors;
        this.accounts = accounts;
        this.sessions = sessions;
        this.live = live;
    }

    /// From the next refresh on the session is one with a second factor.
    Mono<Void> verify(SignedIn who, FactorCode code) {
        return factors.verify(who.account(), code)
                .onErrorMap(FactorService::isRefusal, _ -> wrongCode())
                .then(sessions.showFactor(who.session()));
    }

    Mono<FactorController.FactorState> state(SignedIn who) {
        return accounts.active(who.account())
                .flatMap(account -> factors.state(who.account())
                        .map(state -> FactorController.FactorState.of(state, factors.isNeeded(account.grants()))));
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

    /// The token is good, only the code is not: 401 would send a client away to sign in anew.
    private static Problem wrongCode() {
        return Problem.unprocessable("factor.refused").at("/code", "factor.refused");
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals("factor.refused");
    }
}
