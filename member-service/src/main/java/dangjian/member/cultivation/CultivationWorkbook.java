package dangjian.member.cultivation;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.member.cultivation.CultivationRepository.DoneStep;
import dangjian.member.cultivation.CultivationSheetRepository.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The sheet of cultivations (双培双创台账), written while it is being downloaded; an import takes the same columns.
@Component
class CultivationWorkbook {

    private static final int PORTION = 500;

    private final CultivationSheetRepository sheets;
    private final Pipelines pipelines;
    private final CultivationService cultivations;

    CultivationWorkbook(CultivationSheetRepository sheets, Pipelines pipelines, CultivationService cultivations) {
        this.sheets = sheets;
        this.pipelines = pipelines;
        this.cultivations = cultivations;
    }

    Mono<Flux<DataBuffer>> of(@Nullable UUID under, Scope scope) {
        return cultivations
                .narrowed(under, scope)
                .zipWith(
                        pipelines.all(),
                        (narrow, all) -> new SheetDownload("双培双创台账", "", CultivationSheet.LAYOUT.headings())
                                .of(rows(narrow, all)));
    }

    private Flux<List<@Nullable Object>> rows(Scope scope, List<Pipeline> all) {
        return portion(scope, null)
                .expand(page -> page.next() == null ? Mono.empty() : portion(scope, page.next()), 1)
                .concatMap(
                        page -> sheets.steps(page.items().stream().map(Line::id).toList(), scope)
                                .collectMultimap(DoneStep::cultivationId)
                                .map(steps -> page.items().stream()
                                        .map(line -> cells(line, steps.getOrDefault(line.id(), List.of()), all))
                                        .toList()),
                        1)
                .concatMapIterable(lines -> lines, 1);
    }

    private Mono<Page<Line>> portion(Scope scope, @Nullable String after) {
        var paging = new Paging(PORTION, after == null ? null : Cursor.read(after), false);
        return sheets.page(scope, paging)
                .collectList()
                .map(lines -> Page.of(lines, paging, line -> List.of(line.id())));
    }

    private static List<@Nullable Object> cells(Line line, Collection<DoneStep> done, List<Pipeline> all) {
        var cells = new ArrayList<@Nullable Object>(
                List.of(line.title(), line.orgName(), line.personName(), line.mentorName(), line.startedOn()));
        var steps = all.stream()
                .filter(pipeline ->
                        pipeline.code().equals(line.pipeline()) && pipeline.version() == line.pipelineVersion())
                .flatMap(pipeline -> pipeline.steps().stream())
                .toList();
        for (int place = 0; place < CultivationSheet.MOST_STEPS; place++) {
            var code = place < steps.size() ? steps.get(place).code() : "";
            var step = done.stream().filter(one -> one.step().equals(code)).findFirst();
            cells.add(step.map(DoneStep::doneOn).orElse(null));
            cells.add(step.map(DoneStep::evidence).orElse(null));
        }
        cells.add(line.endedOn());
        cells.add(line.endReason());
        return cells;
    }
}
