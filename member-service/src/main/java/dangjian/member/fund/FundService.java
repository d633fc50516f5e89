package dangjian.member.fund;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Money;
import dangjian.member.dues.Narrowed;
import dangjian.member.rule.RuleNumbers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Shows accounts of dues and the rules for them.
@Service
class FundService {

    private final FundRepository funds;
    private final RuleNumbers rules;
    private final Organizations organizations;
    private final InstantSource clock;

    FundService(FundRepository funds, RuleNumbers rules, Organizations organizations, InstantSource clock) {
        this.funds = funds;
        this.rules = rules;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<FundView> one(UUID org, Scope scope) {
        return funds.find(org, scope)
                .map(FundView::of)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    Mono<Page<FundView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> funds.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.orgId())).map(FundView::of));
    }

    /// The rules in force today.
    Mono<Rules> rules() {
        var today = BusinessTime.today(clock);
        return Mono.zip(
                        funds.shares(today).map(Share::of).collectList(),
                        funds.categories().map(Category::of).collectList(),
                        rules.on(today))
                .map(parts -> new Rules(
                        parts.getT1(), parts.getT2(), new Money(parts.getT3().get(Contribution.CENTRE_RULE))));
    }

    record Rules(
            @Schema(description = "上缴比例；没有列出的组织类别全部上缴") List<Share> shares,
            @Schema(description = "党费使用项目") List<Category> categories,
            @Schema(description = "一次自愿多交达到此数的，全部上缴中央") Money centreFrom) {}

    record Share(
            @Schema(example = "COMMITTEE") String kind,
            @Schema(description = "万分之几", example = "2000") int basisPoints,
            LocalDate effectiveOn,
            String basis) {

        static Share of(FundRepository.ShareRow row) {
            return new Share(row.kind(), row.basisPoints(), row.effectiveOn(), row.basis());
        }
    }

    record Category(@Schema(example = "TRAINING") String code, String label, String basis) {

        static Category of(FundRepository.CategoryRow row) {
            return new Category(row.code(), row.label(), row.basis());
        }
    }
}
