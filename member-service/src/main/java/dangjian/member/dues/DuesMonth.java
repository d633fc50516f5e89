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
        PayerClass payerClass,
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

    /// Whether it may be paid in that month already: in advance only within the quarter, with the branch's consent.
    boolean mayBePaidIn(YearMonth now) {
        return !yearMonth().isAfter(now) || isQuarterly && sameQuarter(now);
    }

    /// Whether paying on that day is on time.
    boolean isOnTime(LocalDate day) {
        var lastMonth = isQuarterly ? endOfQuarter() : yearMonth();
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

    private boolean sameQuarter(YearMonth now) {
        return !endOfQuarter().isBefore(now)
                && endOfQuarter().minusMonths(MONTHS_OF_QUARTER).isBefore(now);
    }

    private YearMonth endOfQuarter() {
        return YearMonth.of(year, (month - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + MONTHS_OF_QUARTER);
    }
}
