package dangjian.member.dues;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.time.YearMonth;

/// A year of a statement, looked at in a month.
record StatementYear(int year, YearMonth now) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 12;

    /// @throws Problem when no statement can be about that year
    static StatementYear of(int year, YearMonth now) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.invalid("request.invalid").at("year", "dues.year", FIRST_YEAR, LAST_YEAR);
        }
        return new StatementYear(year, now);
    }

    YearMonth month(int month) {
        return YearMonth.of(year, month);
    }

    /// Whether what is owed for the month is owed by now.
    boolean isDue(YearMonth month) {
        return !month.isAfter(now);
    }

    /// The last month that is owed by now; 0 in a year to come.
    int through() {
        return year < now.getYear() ? MONTHS : year > now.getYear() ? 0 : now.getMonthValue();
    }

    /// The last day of the months that are owed by now; the day before the year where none is.
    LocalDate lastDay() {
        return through() == 0
                ? LocalDate.of(year, 1, 1).minusDays(1)
                : YearMonth.of(year, through()).atEndOfMonth();
    }

    /// The last month that has passed; 0 where none has.
    int passed() {
        return year == now.getYear() ? now.getMonthValue() - 1 : through();
    }
}
