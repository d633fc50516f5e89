package dangjian.member.development;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Imports ledgers of cases (发展党员台账), each case at the step at which it stands.
@Component
class LedgerImporter implements Importer<LedgerRow> {

    static final String KIND = "development-cases";

    private static final int ROWS_AT_ONCE = 300;

    private final KnownOfRows known;
    private final CaseOpening opening;
    private final WorkingCalendar calendar;
    private final InstantSource clock;

    LedgerImporter(KnownOfRows known, CaseOpening opening, WorkingCalendar calendar, InstantSource clock) {
        this.known = known;
        this.opening = opening;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SheetLayout layout() {
        return LedgerColumn.LAYOUT;
    }

    /// Each row becomes some dozen records.
    @Override
    public int batchSize() {
        return ROWS_AT_ONCE;
    }

    @Override
    public ImportRun<LedgerRow> begin(Caller caller, Scope scope) {
        return new LedgerImport(known, opening, calendar, caller, scope, clock.instant());
    }
}
