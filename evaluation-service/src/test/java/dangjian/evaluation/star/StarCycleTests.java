package dangjian.evaluation.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarCycleTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 5, 2026-03-06", // Monday to Friday
        "2026-03-04, 5, 2026-03-10", // over a weekend
        "2026-09-29, 5, 2026-10-10", // over the National Day holiday
        "2026-03-02, 0, 2026-03-01",
    })
    void theNoticeLastsWorkingDays(LocalDate start, int days, LocalDate end) {
        assertThat(decided().publish(start, days, CALENDAR).noticeEndsOn()).isEqualTo(end);
    }

    @Test
    void starsAreConfirmedOnlyAfterTheLastDayOfTheNotice() {
        var published = decided().publish(LocalDate.of(2026, 3, 2), 5, CALENDAR);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> published.confirm(LocalDate.of(2026, 3, 6)))
                .returns("star.notice-running", Problem::code);
        assertThat(published.confirm(LocalDate.of(2026, 3, 7)).state()).isEqualTo(StarCycle.State.CONFIRMED);
    }

    @Test
    void objectionsAreHeardToTheLastDayOfTheNotice() {
        var published = decided().publish(LocalDate.of(2026, 3, 2), 5, CALENDAR);
        assertThatNoException().isThrownBy(() -> published.mustHear(LocalDate.of(2026, 3, 6)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> published.mustHear(LocalDate.of(2026, 3, 7)))
                .returns("star.notice-over", Problem::code);
    }

    @Test
    void nothingIsPublishedBeforeTheDecision() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> StarCycle.open(UUID.randomUUID(), 2026, 1).publish(LocalDate.of(2026, 3, 2), 5, CALENDAR))
                .returns("star.state", Problem::code);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01, 2026-05-01", "2026-12-31, 2026-12-31", "2027-02-01, 2026-12-31"})
    void theRatingLooksAtItsYearOnly(LocalDate today, LocalDate asOf) {
        assertThat(StarCycle.open(UUID.randomUUID(), 2026, 1).asOf(today)).isEqualTo(asOf);
    }

    private static StarCycle decided() {
        return StarCycle.open(UUID.randomUUID(), 2026, 1).decide();
    }
}
