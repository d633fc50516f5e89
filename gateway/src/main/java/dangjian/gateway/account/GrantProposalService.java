package dangjian.gateway.account;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Proposing a role, and confirming what somebody else has proposed.
@Service
class GrantProposalService {

    private final GrantProposalRepository proposals;
    private final AccountRepository accounts;
    private final GrantProperties policy;
    private final Judge judge;
    private final AccountSessions sessions;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    GrantProposalService(
            GrantProposalRepository proposals,
            AccountRepository accounts,
            GrantProperties policy,
            Judge judge,
            AccountSessions sessions,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.proposals = proposals;
        this.accounts = accounts;
        this.policy = policy;
        this.judge = judge;
        this.sessions = sessions;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    Mono<GrantProposal> propose(UUID accountId, Post post, String reason, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> accounts.find(accountId, authority.scope())
                        .switchIfEmpty(Mono.error(
                                () -> Problem.notFound("account.unknown").at("/accountId", "account.unknown")))
                        .flatMap(account -> propose(account, post, reason, authority))
                        .delayUntil(proposal -> insert(proposal, authority))
                        .delayUntil(AuditedPosts::proposed));
    }

    Mono<Page<GrantProposal>> list(@Nullable UUID orgId, boolean pending, Paging paging, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> judge.path(orgId, authority)
                        .flatMap(path -> proposals
                                .list(authority.scope(), path.orElse(null), pending, paging)
                                .collectList()
                                .map(rows -> Page.of(rows, paging, proposal -> List.of(proposal.id())))));
    }

    /// Gives the role, when it may still be given, and ends the sessions of who gets it.
    Mono<GrantProposal> confirm(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> pending(id, authority)
                        .map(proposal -> proposal.confirm(caller.accountId(), clock.instant()))
                        .flatMap(confirmed -> accounts.find(confirmed.accountId(), authority.scope())
                                .flatMap(account -> judge.checkConfirmation(account, confirmed.post(), authority)
                                        .then(transaction.transactional(
                                                decide(confirmed, authority).then(give(confirmed, account, authority))))
                                        .then(AuditedPosts.given(confirmed, account)))
                                .thenReturn(confirmed)));
    }

    Mono<GrantProposal> reject(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> pending(id, authority)
                        .map(proposal -> proposal.reject(caller.accountId(), clock.instant()))
                        .flatMap(rejected -> decide(rejected, authority).thenReturn(rejected))
                        .delayUntil(AuditedPosts::proposed));
    }

    /// Takes back what the caller has proposed.
    Mono<GrantProposal> withdraw(UUID id, Caller caller) {
        return judge.authority(caller)
                .flatMap(authority -> pending(id, authority)
                        .map(proposal -> proposal.withdraw(caller.accountId(), clock.instant()))
                        .flatMap(withdrawn -> decide(withdrawn, authority).thenReturn(withdrawn)));
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> expire() {
        return Mono.defer(() -> proposals.expire(clock.instant()));
    }

    private Mono<GrantProposal> propose(Account account, Post post, String reason, Authority authority) {
        var now = clock.instant();
        return Mono.fromCallable(() -> GrantProposal.of(
                        Ids.next(),
                        account.id(),
                        post,
                        reason,
                        authority.accountId(),
                        now,
                        now.plus(policy.proposalValidity())))
                .delayUntil(_ -> judge.checkProposal(account, post, authority));
    }

    private Mono<Void> insert(GrantProposal proposal, Authority authority) {
        return expire().then(proposals.insert(List.of(proposal), authority.scope()))
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("proposal.pending")))
                .then();
    }

    private Mono<GrantProposal> pending(UUID id, Authority authority) {
        return proposals
                .find(id, authority.scope())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("proposal.unknown")));
    }

    private Mono<Void> decide(GrantProposal decided, Authority authority) {
        return proposals
                .decide(decided, authority.scope())
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("proposal.decided")))
                .then();
    }

    private Mono<Void> give(GrantProposal confirmed, Account account, Authority authority) {
        return accounts.addGrant(account.id(), account.version(), confirmed.post(), authority.scope())
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("account.changed-meanwhile")))
                .then(sessions.endAll(account.id(), SessionEnd.GRANTS_CHANGED, null));
    }
}
