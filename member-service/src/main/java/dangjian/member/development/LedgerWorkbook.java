package dangjian.member.development;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MembersByName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of cases (发展党员台账) as a workbook, written while it is being downloaded.
@Component
class LedgerWorkbook {

    /// Cases read at once: no connection is held while a slow caller takes them.
    private static final int PORTION = 500;

    private static final List<String> HEADINGS = LedgerColumn.LAYOUT.headings();

    private final CaseRepository cases;
    private final RecordRepository records;
    private final CaseEventRepository events;
    private final MembersByName members;

    LedgerWorkbook(CaseRepository cases, RecordRepository records, CaseEventRepository events, MembersByName members) {
        this.cases = cases;
        this.records = records;
        this.events = events;
        this.members = members;
    }

    Flux<DataBuffer> of(CaseFilter filter, Sight sight, Scope scope) {
        var rows = portion(filter, scope, null)
                .expand(page -> page.next() == null ? Mono.empty() : portion(filter, scope, page.next()), 1)
                .concatMap(page -> lines(page.items(), sight, scope), 1)
                .concatMapIterable(lines -> lines, 1);
        return new SheetDownload("发展党员台账", sight.title(), HEADINGS).of(rows);
    }

    private Mono<Page<PlacedCase>> portion(CaseFilter filter, Scope scope, @Nullable String after) {
        var paging = new Paging(PORTION, after == null ? null : Cursor.read(after), false);
        return cases.page(filter, scope, paging)
                .collectList()
                .map(rows -> Page.of(
                        rows, paging, placed -> List.of(placed.development().id())));
    }

    private Mono<List<List<@Nullable Object>>> lines(List<PlacedCase> portion, Sight sight, Scope scope) {
        var ids = portion.stream().map(placed -> placed.development().id()).toList();
        return sight.tell(ids)
                .then(Mono.defer(() -> Mono.zip(
                        records.valid(ids, scope).collectMultimap(StepRecord::caseId),
                        events.endings(ids, scope).collectMap(CaseEvent::caseId))))
                .flatMap(found -> members.of(people(found.getT1().values()))
                        .map(names -> portion.stream()
                                .map(placed -> line(placed, found.getT1(), found.getT2(), names)
                                        .cells(sight.isClear()))
                                .toList()));
    }

    private static LedgerLine line(
            PlacedCase placed,
            Map<UUID, Collection<StepRecord>> records,
            Map<UUID, CaseEvent> endings,
            Map<UUID, String> names) {
        var id = placed.development().id();
        return new LedgerLine(placed, List.copyOf(records.getOrDefault(id, List.of())), endings.get(id), names);
    }

    private static List<UUID> people(Collection<Collection<StepRecord>> records) {
        return records.stream()
                .flatMap(Collection::stream)
                .flatMap(record -> record.details().people().stream())
                .distinct()
                .toList();
    }

    /// How much of personal data is written, and what is told of it beforehand.
    ///
    /// @param title a line above the header; empty for none
    record Sight(boolean isClear, String title, Telling telling) {

        static final Sight MASKED = new Sight(false, "", _ -> Mono.empty());

        Mono<Void> tell(List<UUID> seen) {
            return seen.isEmpty() ? Mono.empty() : telling.tell(seen);
        }
    }

    /// Puts on record whose data are about to be written.
    @FunctionalInterface
    interface Telling {
        Mono<Void> tell(List<UUID> cases);
    }
}
