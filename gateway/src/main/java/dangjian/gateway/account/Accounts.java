package dangjian.gateway.account;

import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.password.Passwords;
import dangjian.gateway.password.Tried;
import dangjian.gateway.rate.Network;
import dangjian.kit.web.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the holder of an account can do with it: prove to be the holder, and change the password.
@Service
public final class Accounts {

    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final PasswordChanges changes;
    private final Attempts attempts;

    Accounts(
            AccountRepository accounts,
            CredentialRepository credentials,
            Passwords passwords,
            PasswordChanges changes,
            Attempts attempts) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.passwords = passwords;
        this.changes = changes;
        this.attempts = attempts;
    }

    /// The account of this name and password. An unknown name and a wrong password get the same answer (401
    /// `sign-in.refused`) in the same time; a suspended account is told so (403) only to whom knows the password.
    ///
    /// The audit trail gets to know the account whatever comes of it, and never the name: some type a password
    /// there.
    ///
    /// @param network from where; a lock that others have provoked does not hold where its holder is used to be
    public Mono<Account> signIn(String username, Password password, Network network) {
        var name = canonical(username);
        return credentials
                .find(name, network, attempts.knownSince())
                .delayUntil(credential -> AuditFilter.tellObject(credential.id()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(credential -> prove(
                        credential,
                        password,
                        credential.filter(Credential::isKnownThere).isPresent()
                                ? Tried.nameFrom(name, network)
                                : Tried.name(name)));
    }

    /// The account of somebody who is signed in and gives the password once more.
    ///
    /// @param refusal of a wrong one; not a 401, which would send a client away to sign in anew
    public Mono<Account> proveAgain(UUID id, Password password, Supplier<Problem> refusal) {
        return credentials
                .find(id)
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")))
                .flatMap(credential -> prove(Optional.of(credential), password, Tried.again(id)))
                .onErrorMap(Accounts::isRefusal, _ -> refusal.get());
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

    /// The account that was given this username, unless it is suspended (403): for whoever has been vouched for under
    /// that name. A name that somebody chose at activation may be another person's number and is not meant.
    public Mono<Account> named(String username) {
        return credentials.named(canonical(username)).flatMap(this::active);
    }

    /// Lets no sign-in that has read the account before end in a session.
    public Mono<Void> renew(UUID id) {
        return credentials.renew(id);
    }

    /// Changes the holder's own password and ends the other sessions.
    Mono<Void> changePassword(UUID id, Password old, Password wanted, @Nullable UUID session) {
        return proveAgain(
                        id,
                        old,
                        () -> Problem.unprocessable("password.old-wrong").at("/oldPassword", "password.old-wrong"))
                .flatMap(account -> changes.byHolder(account, wanted, session));
    }

    /// Lets the name, from wherever, the password and the second factor be tried again.
    Mono<Void> unlock(Account account) {
        return tried(account).concatMap(attempts::succeeded).then();
    }

    /// All that can be locked of an account.
    private Flux<Tried> tried(Account account) {
        return Flux.just(Tried.name(account.username()), Tried.again(account.id()), Tried.factor(account.id()))
                .concatWith(credentials
                        .networks(account.id(), attempts.knownSince())
                        .map(network -> Tried.nameFrom(account.username(), network)));
    }

    private Mono<Account> prove(Optional<Credential> credential, Password password, Tried tried) {
        return attempts.begin(tried)
                .then(passwords.matches(
                        password, credential.map(Credential::hash).orElse(null)))
                .flatMap(matches -> matches
                        ? attempts.succeeded(tried)
                                .then(renewHash(credential.orElseThrow(), password))
                                .then(active(credential.orElseThrow().id()))
                        : attempts.failed(tried).then(Mono.error(() -> Problem.unauthenticated("sign-in.refused"))));
    }

    /// A hash that was made otherwise than new ones is made anew while the password is at hand.
    private Mono<Void> renewHash(Credential credential, Password password) {
        return passwords.isOutdated(credential.hash())
                ? passwords.hash(password).flatMap(hash -> credentials.rehash(credential.id(), credential.hash(), hash))
                : Mono.empty();
    }

    /// Names are compared without regard to capitals and surrounding blanks.
    static String canonical(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.code().equals("sign-in.refused");
    }
}
