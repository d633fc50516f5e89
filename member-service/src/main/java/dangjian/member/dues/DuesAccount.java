package dangjian.member.dues;

import dangjian.kit.web.Problem;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The months that a branch may collect from a member, the earliest first.
record DuesAccount(UUID memberId, List<DuesMonth> months) {

    /// Spreads a payment over the open months, the earliest first; what is over is carried to the months that may
    /// already be paid.
    ///
    /// @throws Problem when more is paid than may be taken
    List<DuesEntry> pay(Money amount, Window window) {
        var entries = new ArrayList<DuesEntry>();
        var left = amount;
        for (var month : months) {
            var part = window.takes(month) ? month.open().least(left) : Money.ZERO;
            if (part.isPositive()) {
                entries.add(DuesEntry.of(month, part));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw Problem.unprocessable("dues.rules")
                    .at("/amount", "dues.overpaid", amount.minus(left).yuan().toPlainString());
        }
        return entries;
    }

    /// Pays all that is open.
    List<DuesEntry> payAll(Window window) {
        return months.stream()
                .filter(month -> window.takes(month) && month.open().isPositive())
                .map(month -> DuesEntry.of(month, month.open()))
                .toList();
    }

    /// As it stands after those of the entries that are this member's.
    DuesAccount after(Collection<DuesEntry> entries) {
        var changed = months.stream()
                .map(month -> month.plus(entries.stream()
                        .filter(entry -> entry.isFor(month))
                        .mapToLong(DuesEntry::amountFen)
                        .sum()))
                .toList();
        return new DuesAccount(memberId, changed);
    }

    /// The months for which money may be taken.
    ///
    /// @param first the earliest month that may be paid up (补交)
    /// @param last no later month is wanted
    /// @param now the month in which the money is taken
    /// @param prepayment how many months ahead may be paid besides the quarter
    record Window(YearMonth first, YearMonth last, YearMonth now, int prepayment) {

        boolean takes(DuesMonth month) {
            return !month.yearMonth().isBefore(first)
                    && !month.yearMonth().isAfter(last)
                    && month.mayBePaidIn(now, prepayment);
        }
    }
}
