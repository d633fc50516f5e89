package dangjian.member.dues;

import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// A line of the ledger: money of a member for a month; negative in a contra entry (冲销).
record DuesEntry(UUID memberId, int year, int month, long amountFen) {

    static DuesEntry of(DuesMonth month, Money amount) {
        return new DuesEntry(month.memberId(), month.year(), month.month(), amount.fen());
    }

    /// One entry for each month of a member.
    static List<DuesEntry> merged(Collection<DuesEntry> entries) {
        var byMonth = new LinkedHashMap<List<Object>, DuesEntry>();
        entries.forEach(entry -> byMonth.merge(List.of(entry.memberId(), entry.yearMonth()), entry, DuesEntry::plus));
        return List.copyOf(byMonth.values());
    }

    private DuesEntry plus(DuesEntry other) {
        return new DuesEntry(memberId, year, month, amountFen + other.amountFen);
    }

    DuesEntry reversed() {
        return new DuesEntry(memberId, year, month, -amountFen);
    }

    /// The same for another record of the person.
    DuesEntry of(UUID member) {
        return new DuesEntry(member, year, month, amountFen);
    }

    boolean isFor(DuesMonth due) {
        return memberId.equals(due.memberId()) && yearMonth().equals(due.yearMonth());
    }

    YearMonth yearMonth() {
        return YearMonth.of(year, month);
    }
}
