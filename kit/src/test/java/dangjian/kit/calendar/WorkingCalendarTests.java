package dangjian.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTests {

    private final WorkingCalendar calendar = WorkingCalendar.standard();

    /// Weekdays less the statutory holidays: 11 until 2024, 13 since 2025 (全国年节及纪念日放假办法).
    @ParameterizedTest
    @CsvSource({"2024, 262, 11", "2025, 261, 13", "2026, 261, 13"})
    void yearHasItsWeekdaysLessTheStatutoryHolidays(int year, int weekdays, int holidays) {
        LocalDate before = LocalDate.of(year, 1, 1).minusDays(1);

        assertThat(calendar.workingDaysBetween(before, LocalDate.of(year, 12, 31)))
                .isEqualTo(weekdays - holidays);
    }

    @ParameterizedTest
    @CsvSource({"2024, 28, 8, 国办发明电〔2023〕7号", "2025, 28, 5, 国办发明电〔2024〕12号", "2026, 33, 6, 国办发明电〔2025〕7号"})
    void yearHasTheDaysOfItsNotice(int year, int daysOff, int workingWeekends, String notice) {
        YearArrangement arrangement = YearArrangements.shipped().get(year - 2024);

        assertThat(arrangement.daysOff()).hasSize(daysOff);
        assertThat(arrangement.workingWeekends()).hasSize(workingWeekends);
        assertThat(calendar.basis(year)).contains(notice);
        assertThat(calendar.isKnown(year)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-04, true,  Sunday worked before the Spring Festival",
        "2024-02-09, true,  New Year's Eve 2024 was no day off",
        "2024-10-07, false, last day of the National Day week",
        "2025-01-28, false, New Year's Eve is a day off since 2025",
        "2025-10-08, false, eighth day off in 2025",
        "2025-10-11, true,  Saturday worked",
        "2026-01-02, false, Friday off",
        "2026-01-04, true,  Sunday worked",
        "2026-02-14, true,  Saturday worked",
        "2026-02-23, false, Monday off",
        "2026-09-20, true,  Sunday worked",
        "2026-11-23, true,  plain Monday",
        "2026-11-22, false, plain Sunday"
    })
    void dayIsWorkedAsTheNoticeSays(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 0, 2026-11-23",
        "2026-11-23, 1, 2026-11-24",
        "2026-11-20, 1, 2026-11-23",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 2, 2026-02-24",
        "2026-09-30, 5, 2026-10-13",
        "2025-12-31, 1, 2026-01-04"
    })
    void workingDaysAreCountedFromTheNextDay(LocalDate day, int count, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(day, count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 5, 2026-11-27",
        "2026-11-21, 5, 2026-11-27",
        "2026-11-25, 5, 2026-12-01",
        "2026-02-12, 5, 2026-02-25",
        "2026-11-23, 1, 2026-11-23"
    })
    void publicNoticeCountsItsFirstDay(LocalDate first, int count, LocalDate last) {
        assertThat(calendar.lastOfWorkingDays(first, count)).isEqualTo(last);
    }

    @Test
    void yearWithoutNoticeIsCountedMondayToFridayAndSaysSo() {
        assertThat(calendar.isKnown(2031)).isFalse();
        assertThat(calendar.basis(2031)).isEmpty();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
    }

    @Test
    void noticeMayReachIntoTheYearBefore() throws Exception {
        WorkingCalendar changed = new WorkingCalendar(List.of(arrangement("2022-12-30/2023-01-02", "2023-01-07")));

        assertThat(changed.isWorkingDay(LocalDate.of(2022, 12, 30))).isFalse();
        assertThat(changed.isKnown(2022)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-02, 2023-01-03",
        "2023-01-07, 2023-01-07",
        "2023-01-02, yesterday",
        "2024-01-01, ''",
        "2023-02-30, ''",
        "'', ''"
    })
    void contradictoryArrangementIsRefused(String daysOff, String workingWeekends) {
        assertThatIllegalArgumentException().isThrownBy(() -> arrangement(daysOff, workingWeekends));
    }

    @Test
    void countingBackwardsIsRefused() {
        LocalDate day = LocalDate.of(2026, 11, 23);

        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(day, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.lastOfWorkingDays(day, 0));
    }

    private static YearArrangement arrangement(String daysOff, String workingWeekends) throws Exception {
        return YearArrangement.read(
                Year.of(2023),
                new StringReader("basis=通知\nissued=2022-12-08\ndays-off=%s\nworking-weekends=%s\n"
                        .formatted(daysOff, workingWeekends)));
    }
}
