package dangjian.gateway.account;

import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// What the holder of an account can do with it: prove to be the holder, and change the password.
@Service
public final class Accounts {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Attempts attempts;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Accounts(
            AccountRepository accounts,
            Passwords passwords,
            PasswordPolicy policy,
            Attempts attempts,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.policy = policy;
        this.attempts = attempts;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// The account of this name and password. An unknown name and a wrong password get the same answer (401
    /// `sign-in.refused`) in the same time; a suspended account is told so (403) only to whom knows the password.
    public Mono<Account> signIn(String username, Password password) {
        var name = canonical(username);
        return attempts.begin(name)
                .then(accounts.credential(name).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(credential -> passwords
                        .matches(password, credential.map(Credential::hash).orElse(null))
                        .flatMap(matches -> matches
                                ? attempts.succeeded(name)
                                        .then(active(credential.orElseThrow().id()))
                                : attempts.failed(name)
                                        .then(Mono.error(() -> Problem.unauthenticated("sign-in.refused")))));
    }

    /// The account of this id, unless it is suspended (403).
    public Mono<Account> active(UUID id) {
        return accounts.own(id)
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")))
                .doOnNext(account -> {
                    if (account.isSuspended()) {
                        throw Problem.forbidden("account.suspended");
                    }
                });
    }

    /// Changes the holder's own password and ends the other sessions.
    Mono<Void> changePassword(UUID id, Password old, Password wanted, @Nullable UUID session) {
        return active(id)
                .flatMap(account -> signIn(account.username(), old)
                        .onErrorMap(
                                Accounts::isRefusal,
                                _ -> Problem.unprocessable("password.old-wrong")
                                        .at("/oldPassword", "password.old-wrong"))
                        .doOnNext(_ -> mustBeGood(account, wanted, "/newPassword")))
                .then(passwords.hash(wanted))
                .flatMap(hash -> transaction.transactional(accounts.changePassword(id, hash, clock.instant())
                        .then(sessions.endAll(id, SessionEnd.PASSWORD_CHANGED, session))));
    }

    Mono<Void> unlock(Account account) {
        return attempts.succeeded(account.username());
    }

    void mustBeGood(Account account, Password password, String pointer) {
        var faults = new Faults();
        for (var weakness : policy.weaknesses(password, account.username())) {
            faults.add(Kind.UNPROCESSABLE, pointer, weakness.code(), weakness.arguments());
        }
        faults.problem().ifPresent(problem -> {
            throw problem;
        });
    }

    /// Names are compared without regard to capitals and surrounding blanks.
    static String canonical(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Kind.UNAUTHENTICATED;
    }
}
