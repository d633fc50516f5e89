package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/// What a member owes and has paid for one month.
///
/// @param orgId the branch to which the month belongs
/// @param payableFen what is left to pay after a reduction (少交、免交)
record DuesMonth(
        UUID memberId,
        int year,
        int month,
        UUID orgId,
        boolean isQuarterly,
        long dueFen,
        long payableFen,
        long paidFen) {

    private static final int MONTHS_OF_QUARTER = 3;

    YearMonth yearMonth() {
        return YearMonth.of(year, month);
    }

    Money open() {
        return new Money(Math.max(0, payableFen - paidFen));
    }

    /// Whether it may be paid in that month already: in advance within the quarter with the branch's consent, or as
    /// many months ahead as the local rule allows.
    boolean mayBePaidIn(YearMonth now, int prepayment) {
        return !yearMonth().isAfter(now.plusMonths(prepayment)) || isQuarterly && sameQuarter(now);
    }

    /// The last month of the quarter.
    static YearMonth endOfQuarter(YearMonth month) {
        return month.withMonth((month.getMonthValue() - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + MONTHS_OF_QUARTER);
    }

    /// Whether paying on that day is on time.
    boolean isOnTime(LocalDate day) {
        var lastMonth = isQuarterly ? endOfQuarter(yearMonth()) : yearMonth();
        return !YearMonth.from(day).isAfter(lastMonth);
    }

    /// What an entry for it makes happen on that day.
    Optional<DomainEvent> after(DuesEntry entry, LocalDate day) {
        var isOpen = payableFen > paidFen + entry.amountFen();
        if (open().isPositive() == isOpen) {
            return Optional.empty();
        }
        return Optional.of(
                isOpen
                        ? new DuesReopened(memberId, orgId, yearMonth())
                        : new DuesSettled(memberId, orgId, yearMonth(), day, isOnTime(day)));
    }

    /// As it stands once that much more, or less, is paid.
    DuesMonth plus(long amountFen) {
        return new DuesMonth(memberId, year, month, orgId, isQuarterly, dueFen, payableFen, paidFen + amountFen);
    }

    private boolean sameQuarter(YearMonth now) {
        return endOfQuarter(yearMonth()).equals(endOfQuarter(now));
    }
}
