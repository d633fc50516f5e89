package dangjian.member.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import dangjian.member.rule.RuleNumbers.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published times: six months until a suspension, two more years until a removal, contact abroad each half-year.
class DueDatesTests {

    private static final Numbers NUMBERS = new Numbers(Map.of(
            "mobile-months", 6, "abroad-contact-months", 6, "lost-suspension-months", 6, "lost-removal-months", 24));
    private static final LocalDate SINCE = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, , 2026-09-01, false",
        "2026-03-02, , 2026-09-02, true",
        "2026-08-31, , 2027-02-27, false",
        "2026-08-31, , 2027-02-28, true",
        "2024-01-01, 2024-07-01, 2026-06-30, false",
        "2024-01-01, 2024-07-01, 2026-07-01, true"
    })
    void aLostMemberIsSuspendedAndLaterRemovedAsPublished(
            LocalDate since, @Nullable LocalDate suspendedOn, LocalDate today, boolean isDue) {
        assertThat(lost(since, suspendedOn).isDue(today, NUMBERS)).isEqualTo(isDue);
    }

    @Test
    void nothingIsDueForWhoWasFound() {
        var found = lost(SINCE, null).found(SINCE.plusDays(3));
        assertThat(found.isDue(SINCE.plusYears(9), NUMBERS)).isFalse();
        assertThat(found.removalDueOn(NUMBERS)).isNull();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> found.found(SINCE.plusDays(4)))
                .returns("member.lost.found", Problem::code);
    }

    @ParameterizedTest
    @CsvSource({"true, , 2026-09-02", "true, 2026-06-30, 2026-12-30", "false, , "})
    void contactAbroadIsDueHalfAYearAfterTheLastOne(
            boolean isAbroad, @Nullable LocalDate last, @Nullable LocalDate due) {
        assertThat(stay(isAbroad, last).contactDueOn(NUMBERS)).isEqualTo(due);
    }

    @Test
    void whoCameBackIsAskedForNothing() {
        var ended = stay(true, null).end(LocalDate.of(2026, 5, 1));
        assertThat(ended.contactDueOn(NUMBERS)).isNull();
        assertThat(ended.transferDueOn(NUMBERS)).isNull();
    }

    /// Whatever the day, a removal is never due before two years of suspension are over.
    @Property(tries = 300)
    void aRemovalWaitsForItsTime(@ForAll @IntRange(max = 20_000) int start, @ForAll @IntRange(max = 1_500) int offset) {
        var suspended = LocalDate.of(1990, 1, 1).plusDays(start);
        var day = suspended.plusDays(offset);
        assertThat(lost(suspended.minusMonths(7), suspended).isDue(day, NUMBERS))
                .isEqualTo(Months.between(suspended, day) >= 24);
    }

    private static LostCase lost(LocalDate since, @Nullable LocalDate suspendedOn) {
        return new LostCase(
                new UUID(0, 1), new UUID(0, 2), since, "OTHER", null, "孙涛鹏", Instant.EPOCH, 1, suspendedOn, 1);
    }

    private static MobileStay stay(boolean isAbroad, @Nullable LocalDate last) {
        return new MobileStay(
                new UUID(0, 1),
                new UUID(0, 2),
                "新加坡",
                isAbroad,
                null,
                SINCE,
                null,
                "留学",
                "孙涛鹏",
                Instant.EPOCH,
                last,
                1);
    }
}
