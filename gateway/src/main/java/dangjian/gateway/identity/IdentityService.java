package dangjian.gateway.identity;

import dangjian.gateway.account.Account;
import dangjian.gateway.account.AccountSessions;
import dangjian.gateway.account.Accounts;
import dangjian.gateway.account.SessionEnd;
import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.password.Password;
import dangjian.kit.crypto.BlindIndex;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Which account belongs to somebody whom a provider vouches for.
///
/// Providers vouch for people, not for rights: an account is never made here, only found.
@Service
class IdentityService {

    private final IdentitySignIns signIns;
    private final IdentityLinkRepository links;
    private final ClaimedAccounts claimed;
    private final Accounts accounts;
    private final Providers providers;
    private final BlindIndex index;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    IdentityService(
            IdentitySignIns signIns,
            IdentityLinkRepository links,
            ClaimedAccounts claimed,
            Accounts accounts,
            Providers providers,
            BlindIndex index,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.signIns = signIns;
        this.links = links;
        this.claimed = claimed;
        this.accounts = accounts;
        this.providers = providers;
        this.index = index;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// The account of whoever has come back, by its link or by a claim that names it.
    Mono<Holder> signIn(IdentityAnswer answer) {
        return signIns.end(answer).flatMap(arrival -> {
            var identity = Identity.of(arrival.user(), index);
            return links.use(identity, clock.instant())
                    .delayUntil(link -> AuditFilter.tellObject(link.accountId()))
                    .flatMap(link -> accounts.active(link.accountId())
                            .doOnNext(account -> mustBeFoundBy(link.madeBy(), account)))
                    .switchIfEmpty(Mono.defer(() -> claim(arrival, identity)))
                    .map(account -> new Holder(account, arrival.isStrong()));
        });
    }

    /// Links the holder's account with whoever has come back; it takes the password, for the link is as good as one.
    Mono<IdentityViews.Link> link(IdentityAnswer answer, UUID accountId, Password password) {
        return accounts.proveAgain(
                        accountId,
                        password,
                        () -> Problem.unprocessable("identity.password-wrong")
                                .at("/password", "identity.password-wrong"))
                .flatMap(account -> signIns.end(answer)
                        .flatMap(arrival ->
                                insert(account, Identity.of(arrival.user(), index), IdentityLink.Maker.HOLDER)))
                .map(this::view);
    }

    Mono<IdentityViews.Links> list(UUID accountId) {
        return links.ofAccount(accountId).map(this::view).collectList().map(IdentityViews.Links::new);
    }

    /// Removes a link and ends the sessions of its account, which may have been opened by it; nor does a sign-in
    /// that is under way lead to one.
    ///
    /// @param except a session that goes on
    Mono<Void> remove(UUID id, UUID accountId, @Nullable UUID except) {
        return transaction.transactional(links.delete(id, accountId)
                .filter(isDone -> isDone)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("identity.link-unknown")))
                .then(accounts.renew(accountId))
                .then(sessions.endAll(accountId, SessionEnd.IDENTITY_REMOVED, except)));
    }

    /// Whoever has come to reach the whole district since a claim made the link makes one anew, with the password.
    private static void mustBeFoundBy(IdentityLink.Maker maker, Account account) {
        if (maker == IdentityLink.Maker.CLAIM && account.isOfDistrict()) {
            throw Problem.forbidden("identity.unlinked");
        }
    }

    private Mono<Account> claim(IdentitySignIns.Arrival arrival, Identity identity) {
        return claimed.find(arrival)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("identity.unlinked")))
                .delayUntil(account -> insert(account, identity, IdentityLink.Maker.CLAIM));
    }

    private Mono<IdentityLink> insert(Account account, Identity identity, IdentityLink.Maker maker) {
        var now = clock.instant();
        var link = new IdentityLink(Ids.next(), account.id(), identity.issuer(), maker, now, now);
        return links.insert(link, identity, account.version())
                .switchIfEmpty(Mono.error(() -> Problem.conflict("identity.linked-otherwise")));
    }

    private IdentityViews.Link view(IdentityLink link) {
        return new IdentityViews.Link(
                link.id(), providers.nameOf(link.issuer()), link.madeBy(), link.madeAt(), link.usedAt());
    }

    /// Somebody who has come back, and whether the provider has asked for a second factor.
    record Holder(Account account, boolean withFactor) {}
}
