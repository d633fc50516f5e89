package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Tells who is behind with dues, how far, and what the rules say to that.
@Service
class ArrearsService {

    private final ArrearsRepository arrears;
    private final DuesSchemeRepository schemes;
    private final Organizations organizations;
    private final InstantSource clock;

    ArrearsService(
            ArrearsRepository arrears, DuesSchemeRepository schemes, Organizations organizations, InstantSource clock) {
        this.arrears = arrears;
        this.schemes = schemes;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Who is in arrears with months of this year and the last that have passed.
    ///
    /// @param least only those who paid nothing for at least so many months in a row
    Mono<Page<ArrearView>> now(@Nullable UUID under, int least, Scope scope, Paging paging) {
        var now = month();
        var last = new StatementYear(now.getYear() - 1, now);
        return page(last, new StatementYear(now.getYear(), now).passed(), under, least, scope, paging);
    }

    /// Who is in arrears with months of one year that have passed.
    Mono<Page<ArrearView>> ofYear(@Nullable UUID under, int year, Scope scope, Paging paging) {
        return page(StatementYear.of(year, month()), 0, under, 0, scope, paging);
    }

    private Mono<Page<ArrearView>> page(
            StatementYear first, int next, @Nullable UUID under, int least, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> arrears.page(first.year(), first.passed(), next, least, narrow, paging)
                        .collectList())
                .zipWith(schemes.rules(BusinessTime.today(clock)))
                .map(both -> Page.of(both.getT1(), paging, row -> List.of(row.orgId(), row.memberId()))
                        .map(row -> ArrearView.of(row, both.getT2())));
    }

    private YearMonth month() {
        return YearMonth.from(BusinessTime.today(clock));
    }
}
