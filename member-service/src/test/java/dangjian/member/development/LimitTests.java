package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    @ParameterizedTest(name = "{1} {2} from {0}: {3}")
    @CsvSource(textBlock = """
            2026-01-31, 1,  MONTHS, 2026-02-28
            2024-01-31, 1,  MONTHS, 2024-02-29
            2024-02-29, 12, MONTHS, 2025-02-28
            2026-05-12, 3,  MONTHS, 2026-08-12
            2026-05-12, 0,  DAYS,   2026-05-12
            2026-10-12, 5,  NOTICE_WORKING_DAYS, 2026-10-17
            2026-10-10, 5,  NOTICE_WORKING_DAYS, 2026-10-16
            2026-09-28, 5,  NOTICE_WORKING_DAYS, 2026-10-10
            2026-02-13, 5,  NOTICE_WORKING_DAYS, 2026-02-27
            2026-10-03, 5,  NOTICE_WORKING_DAYS, 2026-10-14
            """)
    void monthsEndWithTheMonthAndNoticesCountTheirFirstWorkingDay(
            LocalDate from, int amount, Limit.Unit unit, LocalDate day) {
        assertThat(unit.after(from, amount, CALENDAR)).isEqualTo(day);
    }
}
