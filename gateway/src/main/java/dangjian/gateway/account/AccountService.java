package dangjian.gateway.account;

import dangjian.gateway.factor.Factors;
import dangjian.gateway.password.Password;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the system administrator does to accounts and the security administrator to their roles.
@Service
class AccountService {

    private final AccountRepository accounts;
    private final GrantProposalRepository proposals;
    private final GrantProperties policy;
    private final Judge judge;
    private final Accounts holders;
    private final Passwords passwords;
    private final PasswordPolicy passwordPolicy;
    private final PasswordChanges changes;
    private final Factors factors;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    AccountService(
            AccountRepository accounts,
            GrantProposalRepository proposals,
            GrantProperties policy,
            Judge judge,
            Accounts holders,
            Passwords passwords,
            PasswordPolicy passwordPolicy,
            PasswordChanges changes,
            Factors factors,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.proposals = proposals;
        this.policy = policy;
        this.judge = judge;
        this.holders = holders;
        this.passwords = passwords;
        this.passwordPolicy = passwordPolicy;
        this.changes = changes;
        this.factors = factors;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// Makes all of the accounts or none. The role of a member follows the roster and is there at once; the others are
    /// proposed, for whoever makes accounts gives no roles.
    Mono<List<AccountView>> create(List<Draft> drafts, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> judge.check(drafts, authority)
                        .thenMany(Flux.fromIterable(drafts))
                        .flatMapSequential(this::hashed, passwords.concurrency())
                        .collectList()
                        .flatMap(ready -> transaction.transactional(insert(ready, drafts, authority)))
                        .thenMany(Flux.fromIterable(drafts))
                        .concatMap(draft -> accounts.find(draft.id(), authority.scope()))
                        .map(account -> AccountView.of(account, authority))
                        .collectList());
    }

    Mono<Page<AccountView>> list(@Nullable UUID orgId, @Nullable Role role, Paging paging, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> judge.path(orgId, authority)
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

    /// Gives and takes roles; those that are sensitive and new are only proposed, for a second person to confirm.
    Mono<AccountView> replaceGrants(
            UUID id, List<Grant> grants, @Nullable UUID memberId, Version version, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority)
                        .doOnNext(account -> version.mustBe(account.version()))
                        .delayUntil(account -> judge.check(account, grants, memberId, authority))
                        .flatMap(account -> replace(account, grants, memberId, authority))
                        .then(Mono.defer(() -> visible(id, authority)))
                        .map(account -> AccountView.of(account, authority)));
    }

    Mono<Void> resetPassword(UUID id, Password password, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority))
                .doOnNext(account -> {
                    if (account.isPlatform()) {
                        throw Problem.conflict("account.reset-refused");
                    }
                })
                .flatMap(account -> changes.byAdministrator(account, password));
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

    Mono<Void> unlock(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority))
                .flatMap(holders::unlock);
    }

    /// Takes the second factor away, so that its holder enrols anew at the next sign-in.
    Mono<Void> removeFactor(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> changeable(id, authority))
                .flatMap(account -> transaction.transactional(
                        factors.remove(id).then(sessions.endAll(id, SessionEnd.FACTOR_RESET, null))));
    }

    private Mono<NewAccount> hashed(Draft draft) {
        var atOnce = draft.grants().stream().filter(AccountService::needsNobody).toList();
        return passwords
                .hash(draft.password())
                .map(hash -> new NewAccount(
                        draft.id(),
                        draft.username(),
                        draft.name(),
                        hash,
                        passwordPolicy.isProvisional(),
                        atOnce,
                        draft.memberId()));
    }

    private Mono<Void> insert(List<NewAccount> ready, List<Draft> drafts, Authority authority) {
        var atOnce =
                ready.stream().mapToLong(account -> account.grants().size()).sum();
        var proposed = drafts.stream()
                .flatMap(draft -> proposals(draft.id(), draft.grants(), grant -> !needsNobody(grant), authority))
                .toList();
        return accounts.insert(ready, authority.scope())
                .doOnNext(written -> mustBeComplete(written, atOnce))
                .then(propose(proposed, authority));
    }

    private Mono<Void> replace(Account account, List<Grant> grants, @Nullable UUID memberId, Authority authority) {
        var held = Set.copyOf(account.grants());
        Predicate<Grant> takesTwo = grant -> policy.isSensitive(grant.role()) && !held.contains(grant);
        var atOnce = grants.stream().filter(takesTwo.negate()).toList();
        var proposed = proposals(account.id(), grants, takesTwo, authority)
                .filter(proposal -> !account.isPending(proposal.grant()))
                .toList();
        return transaction.transactional(
                accounts.replaceGrants(account.id(), account.version(), atOnce, memberId, authority.scope())
                        .switchIfEmpty(Mono.error(Problem::stale))
                        .doOnNext(written -> mustBeComplete(written, atOnce.size()))
                        .then(propose(proposed, authority))
                        .then(sessions.endAll(account.id(), SessionEnd.GRANTS_CHANGED, null)));
    }

    private Stream<GrantProposal> proposals(
            UUID account, List<Grant> grants, Predicate<Grant> which, Authority authority) {
        return grants.stream()
                .filter(which)
                .map(grant ->
                        GrantProposal.of(Ids.next(), account, grant, null, authority.accountId(), clock.instant()));
    }

    private Mono<Void> propose(List<GrantProposal> proposed, Authority authority) {
        return proposed.isEmpty()
                ? Mono.empty()
                : proposals
                        .insert(proposed, authority.scope())
                        .doOnNext(written -> mustBeComplete(written, proposed.size()))
                        .then();
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
        });
    }

    private static boolean needsNobody(Grant grant) {
        return grant.role() == Role.MEMBER;
    }

    private static void mustBeComplete(long written, long wanted) {
        if (written != wanted) {
            throw Problem.notFound("org.unknown"); // gone meanwhile
        }
    }
}
