package dangjian.member.dues;

import java.time.YearMonth;
import java.util.UUID;

/// A line of the ledger: money of a member for a month; negative in a contra entry (冲销).
record DuesEntry(UUID memberId, int year, int month, long amountFen) {

    static DuesEntry of(DuesMonth month, Money amount) {
        return new DuesEntry(month.memberId(), month.year(), month.month(), amount.fen());
    }

    DuesEntry reversed() {
        return new DuesEntry(memberId, year, month, -amountFen);
    }

    /// The same for another record of the person.
    DuesEntry of(UUID member) {
        return new DuesEntry(member, year, month, amountFen);
    }

    YearMonth yearMonth() {
        return YearMonth.of(year, month);
    }
}
