package dangjian.member.dues;

import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Proposes and decides reductions.
@Service
class ReductionService {

    private final ReductionRepository reductions;
    private final AccountRepository accounts;
    private final Organizations organizations;
    private final InstantSource clock;

    ReductionService(
            ReductionRepository reductions,
            AccountRepository accounts,
            Organizations organizations,
            InstantSource clock) {
        this.reductions = reductions;
        this.accounts = accounts;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Transactional
    Mono<ReductionView> propose(Reduction.Proposal proposal, UUID org, Caller caller, Scope scope) {
        return organizations
                .find(org, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(Mono.defer(() -> months(org, proposal.memberId(), proposal.year(), scope)))
                .filter(months -> months.stream().anyMatch(proposal::covers))
                .switchIfEmpty(
                        Mono.error(() -> Problem.unprocessable("dues.rules").at("/memberId", "dues.nothing-due")))
                .doOnNext(proposal::mustBeLessThanOwed)
                .then(Mono.defer(() -> reductions.branchDecides(proposal, org, scope)))
                .flatMap(branchDecides -> {
                    var made = Reduction.propose(proposal, org, branchDecides, Recorded.by(caller, clock.instant()));
                    return reductions.add(made, scope).thenReturn(ReductionView.of(made));
                });
    }

    @Transactional
    Mono<ReductionView> decide(
            UUID id, boolean isApproved, String opinion, Version version, Caller caller, Scope scope) {
        return find(id, scope)
                .delayUntil(found -> accounts.lock(Set.of(found.memberId()), found.year(), found.year(), scope))
                .then(Mono.defer(() -> Mono.zip(reconsidered(id, scope), isAbove(id, caller))))
                .flatMap(found -> {
                    version.mustBe(found.getT1().version());
                    var decided = found.getT1()
                            .decide(isApproved, opinion, found.getT2(), Recorded.by(caller, clock.instant()));
                    return (isApproved ? check(decided, scope) : Mono.<Void>empty())
                            .then(Mono.defer(() -> reductions.decide(decided, scope)))
                            .filter(count -> count == 1)
                            .switchIfEmpty(Mono.error(Problem::stale))
                            .thenReturn(ReductionView.of(decided));
                });
    }

    Mono<ReductionView> one(UUID id, Scope scope) {
        return find(id, scope).map(ReductionView::of);
    }

    Mono<Page<ReductionView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> reductions.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(ReductionView::of));
    }

    /// Whether the caller stands above the branch: as secretary of it nobody does.
    private Mono<Boolean> isAbove(UUID id, Caller caller) {
        return organizations
                .paths(caller.organizations(Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN))
                .collectList()
                .flatMap(paths -> reductions.find(id, new Scope(paths, null)).hasElement());
    }

    /// As proposed, with who may decide by what is assessed today: a member may have changed class since.
    private Mono<Reduction> reconsidered(UUID id, Scope scope) {
        return find(id, scope)
                .flatMap(found -> reductions
                        .branchDecides(found.proposal(), found.orgId(), scope)
                        .map(found::decidedByBranch));
    }

    private Mono<Reduction> find(UUID id, Scope scope) {
        return reductions.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("dues.reduction.unknown")));
    }

    /// A month takes one reduction, and none below what was paid for it already.
    private Mono<Void> check(Reduction reduction, Scope scope) {
        return reductions
                .overlaps(reduction)
                .flatMap(overlaps -> overlaps
                        ? Mono.error(Problem.conflict("dues.reduction.overlaps"))
                        : months(reduction.orgId(), reduction.memberId(), reduction.year(), scope))
                .doOnNext(reduction.proposal()::mustBeLessThanOwed)
                .doOnNext(months -> months.stream()
                        .filter(month -> reduction.proposal().covers(month) && month.paidFen() > reduction.monthlyFen())
                        .findFirst()
                        .ifPresent(paid -> {
                            throw Problem.conflict(
                                    "dues.month-paid", paid.yearMonth().toString());
                        }))
                .then();
    }

    private Mono<List<DuesMonth>> months(UUID org, UUID member, int year, Scope scope) {
        return accounts.ofBranch(org, Set.of(member), year, year, scope).collectList();
    }
}
