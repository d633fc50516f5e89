package dangjian.kit.figure;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Subtrees;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
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
    private final Subtrees subtrees;
    private final InstantSource clock;

    FigureController(FigureSource figures, Subtrees subtrees, InstantSource clock) {
        this.figures = figures;
        this.subtrees = subtrees;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listFigures", summary = "指标登记册：全部指标在给定范围、时段和时点的值")
    Mono<Page<FigureView>> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @ParameterObject Question question,
            Locale locale) {
        return query(scope, question)
                .flatMap(query -> Flux.fromIterable(figures.ids())
                        .flatMapSequential(id -> figures.compute(id, query, locale), 4)
                        .collectList())
                .map(all -> new Page<>(all, null, (long) all.size()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getFigure", summary = "一个指标的值")
    Mono<FigureView> one(
            @PathVariable @Parameter(example = "F09") String id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @ParameterObject Question question,
            Locale locale) {
        return query(scope, question)
                .flatMap(query -> figures.compute(id, query, locale))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("figure.unknown", id)));
    }

    @GetMapping("/{id}/rows")
    @Operation(operationId = "listFigureRows", summary = "一个指标背后的明细")
    Mono<Page<Map<String, Object>>> rows(
            @PathVariable @Parameter(example = "F09") String id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope,
            @ParameterObject Question question,
            Paging paging) {
        return query(scope, question).flatMap(query -> figures.rows(id, query, paging));
    }

    private Mono<FigureQuery> query(Scope scope, Question question) {
        return narrow(scope, question)
                .map(within -> FigureQuery.of(
                        within,
                        question.from(),
                        question.to(),
                        question.asOf(),
                        LocalDate.ofInstant(clock.instant(), ZONE)));
    }

    private Mono<Scope> narrow(Scope scope, Question question) {
        var wanted = question.orgId();
        if (wanted == null || wanted.isEmpty()) {
            return Mono.just(scope);
        }
        if (wanted.stream().anyMatch(Objects::isNull)) {
            return Mono.error(Problem.invalid("request.invalid").at("orgId", "field.type"));
        }
        return Flux.fromIterable(Set.copyOf(wanted))
                .concatMap(id -> subtrees.paths(List.of(id))
                        .filter(scope::covers)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown"))))
                .collectList()
                .map(paths -> new Scope(paths, null));
    }

    /// What a caller may say about the figures wanted.
    record Question(
            @Nullable @Parameter(description = "只统计这些党组织及其下级；缺省为本人管理范围")
            List<UUID> orgId,

            @Nullable @Parameter(description = "时段起，含当日；缺省为 asOf 当年 1 月 1 日")
            LocalDate from,

            @Nullable @Parameter(description = "时段止，含当日；缺省为 asOf")
            LocalDate to,

            @Nullable @Parameter(description = "时点，含当日；缺省为今天")
            LocalDate asOf) {}
}
