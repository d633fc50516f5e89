package dangjian.member.cultivation;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Aims and results of organisations, year by year.
@Service
class CultivationYears {

    private final CultivationCountRepository counts;
    private final Pipelines pipelines;
    private final CultivationService cultivations;

    CultivationYears(CultivationCountRepository counts, Pipelines pipelines, CultivationService cultivations) {
        this.counts = counts;
        this.pipelines = pipelines;
        this.cultivations = cultivations;
    }

    Mono<Page<CultivationCounts>> counts(LocalDate asOf, @Nullable UUID under, Scope scope, Paging paging) {
        return cultivations
                .narrowed(under, scope)
                .flatMap(narrow ->
                        counts.page(asOf.withDayOfYear(1), asOf, narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.orgId(), row.pipeline())));
    }

    Mono<Void> setTarget(UUID org, String pipeline, int year, int target, Scope scope) {
        return pipelines
                .inForce(pipeline)
                .flatMap(known -> counts.setTarget(org, known.code(), year, target, scope))
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then();
    }
}
