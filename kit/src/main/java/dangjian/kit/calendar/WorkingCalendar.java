package dangjian.kit.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which days are worked: Monday to Friday, changed by the yearly notice of the State Council (调休). Immutable.
///
/// A year whose notice is not known yet is counted Monday to Friday; [#isKnown] tells.
public final class WorkingCalendar {

    private final Map<Integer, YearArrangement> years = new TreeMap<>();
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<LocalDate> workingWeekends = new HashSet<>();

    WorkingCalendar(List<YearArrangement> arrangements) {
        arrangements.forEach(arrangement -> years.put(arrangement.year().getValue(), arrangement));
        years.values().forEach(arrangement -> {
            daysOff.addAll(arrangement.daysOff());
            workingWeekends.addAll(arrangement.workingWeekends());
        });
    }

    /// The calendar of the notices that came with the platform.
    public static WorkingCalendar standard() {
        return Standard.INSTANCE;
    }

    public boolean isKnown(int year) {
        return years.containsKey(year);
    }

    /// The number of the notice that a year follows, for example 国办发明电〔2025〕7号.
    public Optional<String> basis(int year) {
        return Optional.ofNullable(years.get(year)).map(YearArrangement::basis);
    }

    public boolean isWorkingDay(LocalDate day) {
        return YearArrangement.isWeekend(day) ? workingWeekends.contains(day) : !daysOff.contains(day);
    }

    /// The n-th working day after a day that does not count itself; 0 gives the day.
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("Working days are counted forward, not " + count);
        }
        LocalDate current = day;
        for (int counted = 0; counted < count; ) {
            current = current.plusDays(1);
            counted += isWorkingDay(current) ? 1 : 0;
        }
        return current;
    }

    /// The last day of a period of n working days that counts its first day if that is worked, as 公示 does.
    public LocalDate lastOfWorkingDays(LocalDate first, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A period has at least one working day, not " + count);
        }
        return plusWorkingDays(first.minusDays(1), count);
    }

    /// How many working days lie after one day up to and including the other; negative when the other is earlier.
    ///
    /// `workingDaysBetween(day, plusWorkingDays(day, n))` is n.
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    private static final class Standard {

        static final WorkingCalendar INSTANCE = new WorkingCalendar(YearArrangements.shipped());
    }
}
