package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberFinder;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Imports sheets of payments (党费收缴台账).
@Component
class CollectionImporter implements Importer<PaymentRow> {

    private final MemberFinder members;
    private final DuesLedger ledger;
    private final PaymentRepository payments;
    private final InstantSource clock;

    CollectionImporter(MemberFinder members, DuesLedger ledger, PaymentRepository payments, InstantSource clock) {
        this.members = members;
        this.ledger = ledger;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "dues-collections";
    }

    @Override
    public SheetLayout layout() {
        return PaymentRow.LAYOUT;
    }

    @Override
    public ImportRun<PaymentRow> begin(Caller caller, Scope scope) {
        var tools = new CollectionImport.Tools(members, ledger, payments);
        var recorded = Recorded.by(caller, clock.instant());
        return new CollectionImport(tools, recorded, BusinessTime.today(clock), scope);
    }
}
