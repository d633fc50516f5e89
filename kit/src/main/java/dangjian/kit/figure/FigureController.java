package dangjian.kit.figure;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Figures over HTTP.
@RestController
@RequestMapping("/api/v1/figures")
@Tag(name = "figures", description = "指标：每个数字都有定义、口径和可追溯的明细")
class FigureController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FigureSource figures;
    private final InstantSource clock;

    FigureController(FigureSource figures, InstantSource clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listFigures", summary = "指标登记册：全部指标在给定范围、时段和时点的值")
    Mono<Page<FigureView>> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale) {
        var query = query(scope, from, to, asOf);
        return Flux.fromIterable(figures.ids())
                .flatMapSequential(id -> figures.compute(id, query, locale), 4)
                .collectList()
                .map(all -> new Page<>(all, null, (long) all.size()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getFigure", summary = "一个指标的值")
    Mono<FigureView> one(
            @PathVariable String id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale) {
        return figures.compute(id, query(scope, from, to, asOf), locale)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("figure.unknown", id)));
    }

    @GetMapping("/{id}/rows")
    @Operation(operationId = "listFigureRows", summary = "一个指标背后的明细")
    Mono<Page<Map<String, Object>>> rows(
            @PathVariable String id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Paging paging) {
        return figures.rows(id, query(scope, from, to, asOf), paging);
    }

    private FigureQuery query(Scope scope, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate asOf) {
        return FigureQuery.of(scope, from, to, asOf, LocalDate.ofInstant(clock.instant(), ZONE));
    }
}
