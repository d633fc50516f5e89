package dangjian.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

class WorkingCalendarProperties {

    private final WorkingCalendar calendar = WorkingCalendar.standard();

    @Property
    void addingAndCountingAgree(
            @ForAll @DateRange(min = "2023-06-01", max = "2028-06-01") LocalDate day,
            @ForAll @IntRange(max = 300) int count) {
        LocalDate later = calendar.plusWorkingDays(day, count);

        assertThat(calendar.workingDaysBetween(day, later)).isEqualTo(count);
        assertThat(calendar.workingDaysBetween(later, day)).isEqualTo(-count);
    }

    @Property
    void deadlineIsAWorkingDay(
            @ForAll @DateRange(min = "2023-06-01", max = "2028-06-01") LocalDate day,
            @ForAll @IntRange(min = 1, max = 300) int count) {
        assertThat(calendar.isWorkingDay(calendar.plusWorkingDays(day, count))).isTrue();
        assertThat(calendar.isWorkingDay(calendar.lastOfWorkingDays(day, count)))
                .isTrue();
    }

    @Property
    void additionsAddUp(
            @ForAll @DateRange(min = "2023-06-01", max = "2028-06-01") LocalDate day,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second) {
        assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(day, first), second))
                .isEqualTo(calendar.plusWorkingDays(day, first + second));
    }

    @Property
    void inclusiveCountOnAWorkedDayEndsOneWorkingDayEarlier(
            @ForAll @DateRange(min = "2023-06-01", max = "2028-06-01") LocalDate day,
            @ForAll @IntRange(min = 1, max = 100) int count) {
        int further = calendar.isWorkingDay(day) ? count - 1 : count;

        assertThat(calendar.lastOfWorkingDays(day, count)).isEqualTo(calendar.plusWorkingDays(day, further));
    }

    @Property
    void monthsPassedAreTheMostThatFit(
            @ForAll @DateRange(min = "2000-01-01", max = "2030-12-31") LocalDate start,
            @ForAll @DateRange(min = "2000-01-01", max = "2030-12-31") LocalDate end) {
        LocalDate earlier = start.isBefore(end) ? start : end;
        LocalDate later = start.isBefore(end) ? end : start;
        int months = Months.between(earlier, later);

        assertThat(Months.plus(earlier, months)).isBeforeOrEqualTo(later);
        assertThat(Months.plus(earlier, months + 1)).isAfter(later);
        assertThat(Months.between(later, earlier)).isEqualTo(-months);
    }

    @Property
    void addedMonthsAreTheMonthsBetween(
            @ForAll @DateRange(min = "2000-01-01", max = "2030-12-31") LocalDate start,
            @ForAll @IntRange(max = 240) int months) {
        LocalDate end = Months.plus(start, months);

        assertThat(Months.between(start, end)).isEqualTo(months);
        assertThat(end.getDayOfMonth()).isEqualTo(Math.min(start.getDayOfMonth(), end.lengthOfMonth()));
    }
}
