package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LimitProperties {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Property
    void aNoticeEndsWithItsLastWorkingDayAndCountsTheFirst(
            @ForAll @IntRange(max = 1000) int day, @ForAll @IntRange(min = 1, max = 20) int amount) {
        var first = START.plusDays(day);
        var after = Limit.Unit.NOTICE_WORKING_DAYS.after(first, amount, CALENDAR);
        var shown = first.datesUntil(after).filter(CALENDAR::isWorkingDay).count();
        assertThat(shown).isEqualTo(amount);
        assertThat(CALENDAR.isWorkingDay(after.minusDays(1))).isTrue();
    }

    @Property
    void aMonthIsTheSameDayOrTheLastOfTheMonth(
            @ForAll @IntRange(max = 3000) int day, @ForAll @IntRange(max = 60) int amount) {
        var from = START.plusDays(day);
        var after = Limit.Unit.MONTHS.after(from, amount, CALENDAR);
        assertThat(after.getDayOfMonth()).isEqualTo(Math.min(from.getDayOfMonth(), after.lengthOfMonth()));
        assertThat((after.getYear() - from.getYear()) * 12 + after.getMonthValue() - from.getMonthValue())
                .isEqualTo(amount);
    }

    @Property
    void aLimitThatIsAtLeastAsStrictNeverAllowsMore(
            @ForAll Limit.Bound bound,
            @ForAll Limit.Unit unit,
            @ForAll @IntRange(min = 1, max = 40) int national,
            @ForAll @IntRange(min = 1, max = 40) int own,
            @ForAll @IntRange(max = 900) int day) {
        var text = new Limit(bound, "TALK", national, null, unit, "", null);
        var local = new Limit(bound, "TALK", own, null, unit, "", null);
        var from = START.plusDays(day);
        var later = local.from(from, CALENDAR).compareTo(text.from(from, CALENDAR));
        var isStrict = bound == Limit.Bound.EARLIEST ? later >= 0 : later <= 0;
        assertThat(local.isAtLeast(text)).isEqualTo(isStrict);
    }

    @Property
    void aLimitIsNotStretchedFurtherThanTheText(
            @ForAll @IntRange(min = 1, max = 12) int own, @ForAll @IntRange(min = 1, max = 24) int special) {
        var text = new Limit(Limit.Bound.LATEST, "ADMISSION_MEETING", 3, 6, Limit.Unit.MONTHS, "", null);
        var local = new Limit(Limit.Bound.LATEST, "ADMISSION_MEETING", own, special, Limit.Unit.MONTHS, "", null);
        assertThat(local.isAtLeast(text)).isEqualTo(own <= 3 && special <= 6);
    }
}
