package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.web.Kind;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Gives an account another password (改密、重置): a good one that has not been used before, and the sessions end.
@Component
class PasswordChanges {

    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final AccountSessions sessions;
    private final AccountIdentities identities;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    PasswordChanges(
            CredentialRepository credentials,
            Passwords passwords,
            PasswordPolicy policy,
            AccountSessions sessions,
            AccountIdentities identities,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.policy = policy;
        this.sessions = sessions;
        this.identities = identities;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// By the holder: none of the last ones comes back. The present session goes on.
    Mono<Void> byHolder(Account account, Password wanted, @Nullable UUID session) {
        return mustBeGood(account, wanted, "/newPassword")
                .then(mustBeNew(account, wanted))
                .then(passwords.hash(wanted))
                .flatMap(hash -> store(account, hash, false, false, session));
    }

    /// By the system administrator: the holder must change it before anything else. Whoever knew the former one may
    /// have linked an identity with it, and loses that too.
    Mono<Void> byAdministrator(Account account, Password wanted) {
        return mustBeGood(account, wanted, "/password")
                .then(passwords.hash(wanted))
                .flatMap(hash -> transaction.transactional(store(account, hash, policy.isProvisional(), true, null)
                        .then(identities.removeOwn(account.id()))));
    }

    private Mono<Void> mustBeGood(Account account, Password password, String pointer) {
        return Mono.defer(() -> {
            var faults = new Faults();
            for (var weakness : policy.weaknesses(password, account.username(), account.name())) {
                faults.add(Kind.UNPROCESSABLE, pointer, weakness.code(), weakness.arguments());
            }
            return faults.orNothing();
        });
    }

    private Mono<Void> mustBeNew(Account account, Password wanted) {
        return credentials
                .lastPasswords(account.id(), policy.formerOnes())
                .concatMap(hash -> passwords.matches(wanted, hash))
                .any(wasUsed -> wasUsed)
                .flatMap(wasUsed -> {
                    var faults = new Faults();
                    if (wasUsed) {
                        var weakness = policy.usedBefore();
                        faults.add(Kind.UNPROCESSABLE, "/newPassword", weakness.code(), weakness.arguments());
                    }
                    return faults.orNothing();
                });
    }

    private Mono<Void> store(
            Account account, String hash, boolean isProvisional, boolean isGiven, @Nullable UUID session) {
        return transaction.transactional(credentials
                .keepPassword(account.id(), policy.formerOnes())
                .then(credentials.changePassword(account.id(), hash, isProvisional, isGiven, clock.instant()))
                .then(sessions.endAll(account.id(), SessionEnd.PASSWORD_CHANGED, session)));
    }
}
