package dangjian.member.roster;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Writes the members that a search finds into a workbook, and keeps who did that and why.
@Service
class ExportService {

    /// Members read at once: no connection is held while a slow caller takes them.
    private static final int BATCH = 1000;

    private final RosterService roster;
    private final MemberRepository members;
    private final ExportRepository exports;
    private final CodeBooks codeBooks;
    private final ObjectMapper json;
    private final InstantSource clock;

    ExportService(
            RosterService roster,
            MemberRepository members,
            ExportRepository exports,
            CodeBooks codeBooks,
            ObjectMapper json,
            InstantSource clock) {
        this.roster = roster;
        this.members = members;
        this.exports = exports;
        this.codeBooks = codeBooks;
        this.json = json;
        this.clock = clock;
    }

    /// The workbook, once its record is kept; the number of rows is added when the last one has been taken.
    Mono<Flux<DataBuffer>> export(RosterService.Search search, Export.Content content, Caller caller, Scope scope) {
        return roster.prepared(search, scope).zipWith(codeBooks.current()).flatMap(both -> {
            var prepared = both.getT1();
            var export = Export.by(
                    caller, prepared.scope(), content, json.writeValueAsString(search.criteria()), clock.instant());
            var sheet = new SheetDownload("党员名册", export.watermark(), content.headings());
            return exports.insert(export, prepared.scope())
                    .thenReturn(sheet.of(rows(export, content, prepared, both.getT2())));
        });
    }

    Mono<Page<ExportView>> list(Scope scope, Paging paging) {
        return exports.list(scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(ExportView::of));
    }

    private Flux<List<@Nullable String>> rows(
            Export export, Export.Content content, RosterService.Prepared prepared, CodeBook book) {
        var count = new AtomicInteger();
        return page(prepared, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(prepared, page.next()), 1)
                .concatMapIterable(Page::items, 1)
                .map(placed -> content.row(placed, book))
                .doOnNext(_ -> count.incrementAndGet())
                .concatWith(Mono.defer(() -> exports.finish(export.id(), count.get(), prepared.scope()))
                        .then(Mono.empty()));
    }

    private Mono<Page<PlacedMember>> page(RosterService.Prepared prepared, @Nullable String after) {
        var paging = new Paging(BATCH, after == null ? null : Cursor.read(after), false);
        return members.page(prepared.query(), prepared.scope(), paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, placed -> prepared.query().key(placed.member())));
    }
}
