package dangjian.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.figure.FigureCatalogue;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureSource;
import dangjian.kit.figure.FigureView;
import dangjian.kit.figure.FigureView.Status;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FigureTakerTests {

    private final Source source = new Source();

    @Test
    void rowsAreGatheredFromAllPages() {
        source.says(450);
        source.has(450);
        assertThat(taken().rowIds())
                .hasSize(450)
                .doesNotHaveDuplicates()
                .startsWith("row-000")
                .endsWith("row-449");
    }

    @Test
    void whatChangedInBetweenIsReadAgain() {
        source.says(450, 451);
        source.has(451);
        var taken = taken();
        assertThat(taken.snapshot().value()).isEqualByComparingTo("451");
        assertThat(taken.rowIds()).hasSize(451);
    }

    @Test
    void rowsThatNeverAgreeWithTheValueAreNotKept() {
        source.says(450, 450);
        source.has(451);
        var taken = taken();
        assertThat(taken.snapshot().value()).isEqualByComparingTo("450");
        assertThat(taken.snapshot().hasRowIds()).isFalse();
        assertThat(taken.rowIds()).isNull();
    }

    @Test
    void aFigureWhoseRowsCannotBeHadKeepsItsValue() {
        source.says(3);
        var taken = taken();
        assertThat(taken.snapshot().value()).isEqualByComparingTo("3");
        assertThat(taken.rowIds()).isNull();
    }

    private TakenFigure taken() {
        var one = ReportFixtures.CATALOGUE.find("F21", ReportFixtures.DAY).orElseThrow();
        var catalogue = new FigureCatalogue("test", "", BigDecimal.TEN, List.of(one));
        return new FigureTaker(catalogue, source)
                .takeAll(ReportFixtures.QUERY)
                .blockOptional()
                .orElseThrow()
                .getFirst();
    }

    /// One figure whose value is told anew each time, and its rows.
    private static final class Source implements FigureSource {

        private final Deque<Integer> values = new ArrayDeque<>();
        private int rows = -1;

        void says(Integer... told) {
            values.addAll(Arrays.asList(told));
        }

        void has(int count) {
            rows = count;
        }

        @Override
        public List<String> ids() {
            return List.of("F21");
        }

        @Override
        public Mono<FigureView> compute(String id, FigureQuery query, Locale locale) {
            return Mono.fromSupplier(() -> {
                var value = values.remove();
                return new FigureView(
                        id,
                        1,
                        "",
                        "",
                        "",
                        Status.COMPUTED,
                        BigDecimal.valueOf(value),
                        null,
                        null,
                        query.from(),
                        query.to(),
                        query.asOf(),
                        (long) value,
                        null,
                        null);
            });
        }

        @Override
        public Mono<Page<Map<String, Object>>> rows(String id, FigureQuery query, Paging paging) {
            if (rows < 0) {
                return Mono.error(Problem.unavailable("figure.unreachable", "x"));
            }
            var after = paging.after();
            var start = after == null ? 0 : Integer.parseInt(after.text(0).substring(4)) + 1;
            var items = IntStream.range(start, Math.min(rows, start + paging.rows()))
                    .mapToObj(row -> Map.<String, Object>of("id", "row-%03d".formatted(row)))
                    .toList();
            return Mono.just(Page.of(items, paging, row -> List.of(String.valueOf(row.get("id")))));
        }
    }
}
