package dangjian.gateway.account;

import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Making accounts, as the system administrator does, and giving them roles, as the security administrator does.
@Service
class AccountService {

    private final AccountRepository accounts;
    private final GrantProposalRepository proposals;
    private final GrantProperties policy;
    private final Judge judge;
    private final OtherAccounts others;
    private final AccountViews views;
    private final Passwords passwords;
    private final PasswordPolicy passwordPolicy;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    AccountService(
            AccountRepository accounts,
            GrantProposalRepository proposals,
            GrantProperties policy,
            Judge judge,
            OtherAccounts others,
            AccountViews views,
            Passwords passwords,
            PasswordPolicy passwordPolicy,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.proposals = proposals;
        this.policy = policy;
        this.judge = judge;
        this.others = others;
        this.views = views;
        this.passwords = passwords;
        this.passwordPolicy = passwordPolicy;
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
                        .flatMap(ready -> insert(ready, drafts, authority))
                        .thenMany(Flux.fromIterable(drafts))
                        .concatMap(draft -> accounts.find(draft.id(), authority.scope()))
                        .collectList()
                        .flatMap(made -> views.of(made, authority)));
    }

    Mono<Page<AccountView>> list(AccountSearch search, Paging paging, Caller caller) {
        return judge.authority(caller)
                .doOnNext(authority -> mustSeeUse(search, authority))
                .flatMap(authority -> judge.path(search.orgId(), authority)
                        .flatMap(path -> accounts.list(authority.scope(), path.orElse(null), search, paging)
                                .collectList()
                                .flatMap(rows -> page(rows, paging, authority))
                                .flatMap(page -> paging.count()
                                        ? accounts.count(authority.scope(), path.orElse(null), search)
                                                .map(page::withTotal)
                                        : Mono.just(page))));
    }

    private Mono<Page<AccountView>> page(List<Account> rows, Paging paging, Authority authority) {
        var page = Page.of(rows, paging, account -> List.of(account.username()));
        return views.of(page.items(), authority).map(shown -> new Page<>(shown, page.next(), page.total()));
    }

    /// Who was here last is for those to know who look after accounts, not for superiors in the business.
    private static void mustSeeUse(AccountSearch search, Authority authority) {
        if (search.inactiveSince() != null && !authority.isPlatform()) {
            throw Problem.forbidden("account.use-hidden");
        }
    }

    Mono<AccountView> find(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> others.visible(id, authority).flatMap(account -> views.of(account, authority)));
    }

    /// Gives and takes roles; those that are sensitive and new are only proposed, for a second person to confirm.
    Mono<AccountView> replaceGrants(
            UUID id, List<Post> posts, @Nullable UUID memberId, Version version, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> others.changeable(id, authority)
                        .doOnNext(account -> version.mustBe(account.version()))
                        .flatMap(account -> judge.check(account, posts, memberId, authority)
                                .flatMap(known ->
                                        replace(account, posts, memberId, takesTwo(account, known), authority)))
                        .then(Mono.defer(() -> others.visible(id, authority)))
                        .flatMap(account -> views.of(account, authority)));
    }

    private Mono<NewAccount> hashed(Draft draft) {
        var atOnce = draft.posts().stream().filter(AccountService::needsNobody).toList();
        return passwords
                .hash(draft.password())
                .map(hash -> new NewAccount(
                        draft.id(),
                        draft.username(),
                        draft.name(),
                        hash,
                        passwordPolicy.isProvisional(),
                        false,
                        atOnce,
                        draft.memberId()));
    }

    private Mono<Void> insert(List<NewAccount> ready, List<Draft> drafts, Authority authority) {
        var atOnce = ready.stream().mapToLong(account -> account.posts().size()).sum();
        var proposed = drafts.stream()
                .flatMap(draft -> proposals(draft.id(), draft.posts(), post -> !needsNobody(post), authority))
                .toList();
        return transaction
                .transactional(accounts.insert(ready, authority.scope())
                        .doOnNext(written -> mustBeComplete(written, atOnce))
                        .then(propose(proposed, authority)))
                .then(AuditedPosts.made(ready, proposed));
    }

    private Predicate<Post> takesTwo(Account account, Known known) {
        return post -> policy.isSensitive(post.role(), known.isDistrict(post.orgId())) && !account.has(post);
    }

    private Mono<Void> replace(
            Account account, List<Post> posts, @Nullable UUID memberId, Predicate<Post> takesTwo, Authority authority) {
        var atOnce = Stream.concat(
                        posts.stream().filter(takesTwo.negate()),
                        posts.stream().filter(takesTwo).flatMap(account::asHeld))
                .toList();
        var proposed = proposals(account.id(), posts, takesTwo, authority)
                .filter(proposal -> !account.isPending(proposal.post()))
                .toList();
        return transaction
                .transactional(
                        accounts.replaceGrants(account.id(), account.version(), atOnce, memberId, authority.scope())
                                .switchIfEmpty(Mono.error(Problem::stale))
                                .doOnNext(written -> mustBeComplete(written, atOnce.size()))
                                .then(propose(proposed, authority))
                                .then(sessions.endAll(account.id(), SessionEnd.GRANTS_CHANGED, null)))
                .then(AuditedPosts.replaced(account, atOnce, proposed));
    }

    private Stream<GrantProposal> proposals(
            UUID account, List<Post> posts, Predicate<Post> which, Authority authority) {
        var now = clock.instant();
        return posts.stream()
                .filter(which)
                .map(post -> GrantProposal.of(
                        Ids.next(),
                        account,
                        post,
                        null,
                        authority.accountId(),
                        now,
                        now.plus(policy.proposalValidity())));
    }

    private Mono<Void> propose(List<GrantProposal> proposed, Authority authority) {
        return proposed.isEmpty()
                ? Mono.empty()
                : proposals
                        .expire(clock.instant())
                        .then(proposals.insert(proposed, authority.scope()))
                        .doOnNext(written -> mustBeComplete(written, proposed.size()))
                        .then();
    }

    private static boolean needsNobody(Post post) {
        return post.role() == Role.MEMBER;
    }

    private static void mustBeComplete(long written, long wanted) {
        if (written != wanted) {
            throw Problem.notFound("org.unknown"); // gone meanwhile
        }
    }
}
