package dangjian.member.fund;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Narrowed;
import dangjian.member.dues.Recorded;
import dangjian.member.roster.Roster;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Records voluntary payments; none of them ever counts as the dues of a month.
@Service
class ContributionService {

    private final ContributionRepository contributions;
    private final FundRepository funds;
    private final RuleNumbers rules;
    private final Roster roster;
    private final Organizations organizations;
    private final InstantSource clock;

    ContributionService(
            ContributionRepository contributions,
            FundRepository funds,
            RuleNumbers rules,
            Roster roster,
            Organizations organizations,
            InstantSource clock) {
        this.contributions = contributions;
        this.funds = funds;
        this.rules = rules;
        this.roster = roster;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Takes what a member of the branch gives.
    @Transactional
    Mono<ContributionView> give(Contribution.Giving giving, Caller caller, Scope scope) {
        return roster.current(giving.memberId(), scope)
                .filter(member -> member.orgId().equals(giving.orgId()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .doOnNext(_ -> Days.mustBeRecent(giving.paidOn(), "/paidOn", today()))
                .then(Mono.defer(() -> rules.on(giving.paidOn())))
                .map(numbers -> Contribution.of(
                        giving, numbers.get(Contribution.CENTRE_RULE), Recorded.by(caller, clock.instant())))
                .flatMap(made -> contributions.add(made, scope).thenReturn(ContributionView.of(made)));
    }

    /// Takes a contribution back, as long as the money has not been passed up or used.
    @Transactional
    Mono<ContributionView> correct(UUID id, String reason, Caller caller, Scope scope) {
        return contributions
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dues.contribution.unknown")))
                .map(found -> found.correct(today(), reason, Recorded.by(caller, clock.instant())))
                .flatMap(contra -> funds.locked(contra.orgId(), scope)
                        .flatMap(before -> add(contra, scope)
                                .then(funds.find(contra.orgId(), scope))
                                .doOnNext(before::mustBear))
                        .thenReturn(ContributionView.of(contra)));
    }

    Mono<Page<ContributionView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> contributions.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(ContributionView::of));
    }

    Mono<List<ContributionView>> ofMember(UUID member, Scope scope) {
        return roster.find(member, scope)
                .thenMany(Flux.defer(() -> contributions.ofMember(member, scope)))
                .map(ContributionView::of)
                .collectList();
    }

    private Mono<Long> add(Contribution contra, Scope scope) {
        return contributions
                .add(contra, scope)
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("dues.correction.nothing-left")));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
