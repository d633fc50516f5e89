package dangjian.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1, 2026-02-28",
        "2024-01-31, 1, 2024-02-29",
        "2026-02-28, 1, 2026-03-28",
        "2026-05-20, 3, 2026-08-20",
        "2024-02-29, 12, 2025-02-28",
        "2026-03-31, -1, 2026-02-28"
    })
    void limitEndsOnTheSameDayOrTheMonthsLast(LocalDate day, int months, LocalDate expected) {
        assertThat(Months.plus(day, months)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-02-27, 0",
        "2026-01-31, 2026-02-28, 1",
        "2025-05-20, 2026-05-19, 11",
        "2025-05-20, 2026-05-20, 12",
        "2026-05-20, 2026-05-20, 0",
        "2026-05-20, 2026-03-20, -2"
    })
    void monthsBetweenAreFullMonths(LocalDate start, LocalDate end, int months) {
        assertThat(Months.between(start, end)).isEqualTo(months);
    }

    @Test
    void businessDayBeginsInShanghai() {
        assertThat(BusinessTime.dateOf(Instant.parse("2026-11-22T16:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(BusinessTime.startOf(LocalDate.of(2026, 11, 23))).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(BusinessTime.today(() -> Instant.parse("2026-11-22T15:59:59Z")))
                .isEqualTo("2026-11-22");
    }
}
