package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Counts memberships that came and went.
@Service
class FlowService {

    private final FlowRepository statements;
    private final Organizations organizations;
    private final InstantSource clock;

    FlowService(FlowRepository statements, Organizations organizations, InstantSource clock) {
        this.statements = statements;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<TransferStatement> total(StatementPeriod period, Scope scope) {
        var span = period.span(BusinessTime.today(clock));
        return narrowed(period.under(), scope)
                .flatMap(narrow -> statements.total(span, narrow))
                .map(flows -> TransferStatement.of(span, flows));
    }

    Mono<Page<TransferStatement.Branch>> branches(StatementPeriod period, Scope scope, Paging paging) {
        var span = period.span(BusinessTime.today(clock));
        return narrowed(period.under(), scope)
                .flatMap(narrow -> statements.branches(span, narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.orgId())).map(TransferStatement.Branch::of));
    }

    private Mono<Scope> narrowed(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(top -> Scope.of(top.path()));
    }
}
