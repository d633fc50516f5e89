package dangjian.kit.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Month arithmetic of time limits: the same day of the month, or its last day where that day is missing.
public final class Months {

    private Months() {}

    /// The day some months after (or before) a day: one month after 31 January is the last of February.
    public static LocalDate plus(LocalDate day, int months) {
        return day.plusMonths(months);
    }

    /// The full months that have passed at a day: the most months whose [#plus] does not go beyond it, or 0 and less
    /// when it lies before the start.
    public static int between(LocalDate start, LocalDate day) {
        if (day.isBefore(start)) {
            return -between(day, start);
        }
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(start, day));
        return plus(start, months + 1).isAfter(day) ? months : months + 1;
    }
}
