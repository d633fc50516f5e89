package dangjian.gateway.account;

import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.Password;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What administrators do to the signing in of others (停用、恢复、重置、解锁): never to their own.
@Service
class AccountUpkeep {

    private final AccountRepository accounts;
    private final OtherAccounts others;
    private final Judge judge;
    private final Accounts holders;
    private final PasswordChanges changes;
    private final Factors factors;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    AccountUpkeep(
            AccountRepository accounts,
            OtherAccounts others,
            Judge judge,
            Accounts holders,
            PasswordChanges changes,
            Factors factors,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.others = others;
        this.judge = judge;
        this.holders = holders;
        this.changes = changes;
        this.factors = factors;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    Mono<Void> resetPassword(UUID id, Password password, Caller caller) {
        return others.changeable(id, caller)
                .doOnNext(account -> {
                    if (account.isPlatform()) {
                        throw Problem.conflict("account.reset-refused");
                    }
                })
                .flatMap(account -> changes.byAdministrator(account, password));
    }

    Mono<Void> suspend(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> others.changeable(id, authority)
                        .filter(account -> !account.isSuspended())
                        .flatMap(_ -> transaction.transactional(accounts.suspend(id, clock.instant(), authority.scope())
                                .then(sessions.endAll(id, SessionEnd.SUSPENDED, null)))));
    }

    Mono<Void> resume(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> others.changeable(id, authority)
                        .filter(Account::isSuspended)
                        .flatMap(_ -> accounts.resume(id, clock.instant(), authority.scope())));
    }

    Mono<Void> unlock(UUID id, Caller caller) {
        return others.changeable(id, caller).flatMap(holders::unlock);
    }

    /// Takes the second factor away, so that its holder enrols anew at the next sign-in.
    Mono<Void> removeFactor(UUID id, Caller caller) {
        return others.changeable(id, caller)
                .flatMap(account -> transaction.transactional(
                        factors.remove(id).then(sessions.endAll(id, SessionEnd.FACTOR_RESET, null))));
    }
}
