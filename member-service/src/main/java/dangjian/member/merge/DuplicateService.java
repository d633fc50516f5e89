package dangjian.member.merge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.DoubleRecords;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Finds records that may be of one person (疑似重复党员).
@Service
class DuplicateService {

    /// How many records at most may have something in common that speaks for one person.
    private static final String MOST_SHARING = "duplicates-most-sharing";

    private final DuplicateRepository duplicates;
    private final DoubleRecords records;
    private final RuleNumbers rules;
    private final Organizations organizations;
    private final InstantSource clock;

    DuplicateService(
            DuplicateRepository duplicates,
            DoubleRecords records,
            RuleNumbers rules,
            Organizations organizations,
            InstantSource clock) {
        this.duplicates = duplicates;
        this.records = records;
        this.rules = rules;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<Page<DuplicateView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return narrowed(under, scope)
                .zipWith(rules.on(BusinessTime.today(clock)))
                .flatMapMany(both -> duplicates.list(both.getT2().get(MOST_SHARING), both.getT1(), paging))
                .collectList()
                .map(rows -> Page.of(rows, paging, pair -> List.of(pair.firstId(), pair.secondId()))
                        .map(DuplicateView::of));
    }

    Mono<List<DuplicateView>> of(UUID member, Scope scope) {
        return records.slips(member, scope)
                .flatMapMany(slips -> duplicates.of(member, slips, scope))
                .map(DuplicateView::of)
                .collectList();
    }

    private Mono<Scope> narrowed(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(Organization::path)
                        .map(Scope::of);
    }
}
