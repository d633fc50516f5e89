package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// One import of a ledger in progress.
final class LedgerImport implements ImportRun<LedgerRow> {

    private final KnownOfRows known;
    private final CaseOpening opening;
    private final WorkingCalendar calendar;
    private final Caller caller;
    private final Scope scope;
    private final Instant now;
    private final LedgerReading reading;
    private final Map<Integer, OpenedCase> ready = new HashMap<>();

    LedgerImport(
            KnownOfRows known, CaseOpening opening, WorkingCalendar calendar, Caller caller, Scope scope, Instant now) {
        this.known = known;
        this.opening = opening;
        this.calendar = calendar;
        this.caller = caller;
        this.scope = scope;
        this.now = now;
        this.reading = new LedgerReading(BusinessTime.dateOf(now));
    }

    @Override
    public LedgerRow parse(SheetRow row, RowFaults faults) {
        return reading.read(row, faults);
    }

    @Override
    public Mono<Void> check(List<ImportRow<LedgerRow>> rows) {
        return known.of(rows.stream().map(ImportRow::value).toList(), scope)
                .doOnNext(found -> {
                    var takeover = new Takeover(found, calendar, caller, now);
                    rows.forEach(row -> {
                        var opened = takeover.of(row.value(), row.faults());
                        if (opened != null) {
                            ready.put(row.number(), opened);
                        }
                    });
                })
                .then();
    }

    @Override
    public Mono<Void> apply(List<LedgerRow> rows) {
        return opening.write(
                rows.stream()
                        .map(row -> Objects.requireNonNull(ready.remove(row.number())))
                        .toList(),
                scope);
    }
}
