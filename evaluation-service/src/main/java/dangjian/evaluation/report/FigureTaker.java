package dangjian.evaluation.report;

import dangjian.evaluation.figure.FigureCatalogue;
import dangjian.evaluation.figure.FigureDefinition;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureSource;
import dangjian.kit.figure.FigureView;
import dangjian.kit.figure.FigureView.Status;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes every figure of the register once, with the rows behind it.
@Component
final class FigureTaker {

    /// More rows than this are not kept one by one: their count and the owner's checksum stand for them.
    static final int GREATEST_ROWS = 5_000;

    private static final int PAGE = 200;
    private static final int AT_ONCE = 4;

    private final FigureCatalogue catalogue;
    private final FigureSource figures;

    FigureTaker(FigureCatalogue catalogue, FigureSource figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    /// The figures in the order of the register.
    Mono<List<TakenFigure>> takeAll(FigureQuery query) {
        return Flux.fromIterable(catalogue.ids())
                .map(id -> catalogue.find(id, query.asOf()).orElseThrow())
                .flatMapSequential(definition -> take(definition, query), AT_ONCE)
                .collectList();
    }

    /// Value and rows are read one after the other; if something was recorded in between, both are read again.
    private Mono<TakenFigure> take(FigureDefinition definition, FigureQuery query) {
        return attempt(definition, query)
                .filter(FigureTaker::agrees)
                .switchIfEmpty(Mono.defer(() -> attempt(definition, query)))
                .map(attempt -> agrees(attempt) ? attempt : attempt.withoutRows())
                .map(attempt -> new TakenFigure(
                        FigureSnapshot.of(definition, attempt.view(), attempt.rowIds() != null), attempt.rowIds()));
    }

    private Mono<Attempt> attempt(FigureDefinition definition, FigureQuery query) {
        return figures.compute(definition.id(), query, Locale.SIMPLIFIED_CHINESE)
                .flatMap(view -> view.status() == Status.COMPUTED
                                && Objects.requireNonNullElse(view.rowCount(), Long.MAX_VALUE) <= GREATEST_ROWS
                        ? rowIds(definition.id(), query)
                                .map(ids -> new Attempt(view, ids))
                                .onErrorResume(Problem.class, _ -> Mono.just(new Attempt(view, null)))
                        : Mono.just(new Attempt(view, null)));
    }

    private Mono<List<String>> rowIds(String id, FigureQuery query) {
        return page(id, query, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(id, query, Cursor.read(page.next())))
                .take(GREATEST_ROWS / PAGE + 1L)
                .collect(
                        ArrayList::new,
                        (ids, page) -> page.items().forEach(row -> ids.add(String.valueOf(row.get("id")))));
    }

    private Mono<Page<Map<String, Object>>> page(String id, FigureQuery query, @Nullable Cursor after) {
        return figures.rows(id, query, new Paging(PAGE, after, false));
    }

    private static boolean agrees(Attempt attempt) {
        var ids = attempt.rowIds();
        return ids == null || Objects.equals(attempt.view().rowCount(), (long) ids.size());
    }

    private record Attempt(FigureView view, @Nullable List<String> rowIds) {

        Attempt withoutRows() {
            return new Attempt(view, null);
        }
    }
}
