package dangjian.gateway.account;

import dangjian.gateway.password.Password;
import dangjian.gateway.password.Passwords;
import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What administrators do to accounts, each within their authority.
@Service
class AccountService {

    private final AccountRepository accounts;
    private final Judge judge;
    private final Accounts holders;
    private final Passwords passwords;
    private final Organizations organizations;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    AccountService(
            AccountRepository accounts,
            Judge judge,
            Accounts holders,
            Passwords passwords,
            Organizations organizations,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.judge = judge;
        this.holders = holders;
        this.passwords = passwords;
        this.organizations = organizations;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// Makes all of the accounts or none.
    Mono<List<AccountView>> create(List<Draft> drafts, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> judge.check(drafts, authority)
                        .thenMany(Flux.fromIterable(drafts))
                        .flatMapSequential(this::hashed, passwords.concurrency())
                        .collectList()
                        .flatMap(ready -> transaction.transactional(accounts.insert(ready, authority.scope())
                                .doOnNext(written -> mustBeComplete(written, drafts))))
                        .thenMany(Flux.fromIterable(drafts))
                        .concatMap(draft -> accounts.find(draft.id(), authority.scope()))
                        .map(account -> AccountView.of(account, authority))
                        .collectList());
    }

    Mono<Page<AccountView>> list(@Nullable UUID orgId, @Nullable Role role, Paging paging, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> path(orgId, authority)
                        .flatMap(path -> accounts.list(authority.scope(), path.orElse(null), role, paging)
                                .collectList()
                                .map(rows -> Page.of(rows, paging, account -> List.of(account.username()))
                                        .map(account -> AccountView.of(account, authority)))
                                .flatMap(page -> paging.count()
                                        ? accounts.count(authority.scope(), path.orElse(null), role)
                                                .map(page::withTotal)
                                        : Mono.just(page))));
    }

    Mono<AccountView> find(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> visible(id, authority).map(account -> AccountView.of(account, authority)));
    }

    Mono<AccountView> replaceGrants(
            UUID id, List<Grant> grants, @Nullable UUID memberId, Version version, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority)
                        .doOnNext(account -> version.mustBe(account.version()))
                        .flatMap(account -> judge.check(account, grants, memberId, authority))
                        .then(transaction.transactional(
                                accounts.replaceGrants(id, version.number(), grants, memberId, authority.scope())
                                        .doOnNext(written -> mustBeCurrent(written, grants))
                                        .then(sessions.endAll(id, SessionEnd.GRANTS_CHANGED, null))))
                        .then(Mono.defer(() -> visible(id, authority)))
                        .map(account -> AccountView.of(account, authority)));
    }

    Mono<Void> resetPassword(UUID id, Password password, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority))
                .doOnNext(account -> holders.mustBeGood(account, password, "/password"))
                .then(passwords.hash(password))
                .flatMap(hash -> transaction.transactional(accounts.changePassword(id, hash, clock.instant())
                        .then(sessions.endAll(id, SessionEnd.PASSWORD_CHANGED, null))));
    }

    Mono<Void> suspend(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority)
                        .filter(account -> !account.isSuspended())
                        .flatMap(_ -> transaction.transactional(accounts.suspend(id, clock.instant(), authority.scope())
                                .then(sessions.endAll(id, SessionEnd.SUSPENDED, null)))));
    }

    Mono<Void> resume(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority)
                        .filter(Account::isSuspended)
                        .flatMap(_ -> accounts.suspend(id, null, authority.scope())));
    }

    private Mono<NewAccount> hashed(Draft draft) {
        return passwords
                .hash(draft.password())
                .map(hash -> new NewAccount(
                        draft.id(), draft.username(), draft.name(), hash, draft.grants(), draft.memberId()));
    }

    private Mono<Account> visible(UUID id, Authority authority) {
        return accounts.find(id, authority.scope())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("account.unknown")));
    }

    private Mono<Account> changeable(UUID id, Authority authority) {
        return visible(id, authority).doOnNext(account -> {
            if (account.id().equals(authority.accountId())) {
                throw Problem.conflict("account.own");
            }
            if (!authority.mayChange(account)) {
                throw Problem.forbidden("account.beyond-authority");
            }
        });
    }

    private Mono<Optional<String>> path(@Nullable UUID orgId, Authority authority) {
        return orgId == null
                ? Mono.just(Optional.empty())
                : organizations
                        .find(orgId, authority.scope())
                        .map(Organization::path)
                        .map(Optional::of)
                        .switchIfEmpty(
                                Mono.error(() -> Problem.notFound("org.unknown").at("orgId", "org.unknown")));
    }

    private static void mustBeComplete(long written, List<Draft> drafts) {
        if (written != drafts.stream().mapToLong(draft -> draft.grants().size()).sum()) {
            throw Problem.notFound("org.unknown"); // moved out of the scope meanwhile
        }
    }

    private static void mustBeCurrent(long written, List<Grant> grants) {
        if (written != grants.size()) {
            throw Problem.stale();
        }
    }
}
