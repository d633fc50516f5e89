package dangjian.evaluation.point;

import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import org.springframework.stereotype.Component;

/// Attendance becomes points, and those of a duplicate the points of the record that goes on. The ledger stays when
/// projections are rebuilt: it is written once per event.
@Component
class PointReactions implements Reactions {

    static final String CLOSED = "activity.closed.v1";
    static final String CORRECTED = "activity.attendance-corrected.v1";
    static final String MERGED = "member.merged.v1";

    private final Ledger ledger;
    private final MergedLedger mergedLedger;

    PointReactions(Ledger ledger, MergedLedger mergedLedger) {
        this.ledger = ledger;
        this.mergedLedger = mergedLedger;
    }

    @Override
    public void declare(ReactionTable on) {
        on.batch(CLOSED, ActivityClosed.class, ledger::enterClosed);
        on.each(CORRECTED, AttendanceCorrected.class, ledger::enterCorrected);
        on.each(MERGED, MemberMerged.class, mergedLedger::enter);
    }
}
