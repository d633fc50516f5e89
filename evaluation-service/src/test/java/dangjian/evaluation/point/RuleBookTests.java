package dangjian.evaluation.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTests {

    private final RuleBook book = PointFixtures.book(1, LocalDate.of(2020, 1, 1));

    @ParameterizedTest
    @CsvSource({
        "THEME_DAY, PRESENT, false, B01",
        "THEME_DAY, LATE, false, B01",
        "THEME_DAY, PRESENT, true, B01",
        "THEME_DAY, ABSENT, false, N01",
        "THEME_DAY, ABSENT, true,",
        "THEME_DAY, SICK_LEAVE, false,",
        "ORG_LIFE_MEETING, PRESENT, false, B04",
        "HEART_TALK, PRESENT, false,",
    })
    void anAttendanceFallsUnderTheRuleOfItsKindAndStatus(String kind, String status, boolean isGuest, String rule) {
        assertThat(book.ruleFor(kind, status, isGuest).map(PointRule::code).orElse(null))
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"2019-12-31,", "2020-01-01, 1", "2025-12-31, 1", "2026-01-01, 2", "2030-01-01, 2"})
    void anActivityIsValuedByTheBookInForceOnItsDay(LocalDate day, Integer version) {
        var books = new RuleBooks(List.of(PointFixtures.book(2, LocalDate.of(2026, 1, 1)), book));
        assertThat(books.inForceOn(day).map(RuleBook::version).orElse(null)).isEqualTo(version);
    }

    @Test
    void anEntryKeepsTheRuleOfItsOwnBook() {
        var books = new RuleBooks(List.of(PointFixtures.book(2, LocalDate.of(2026, 1, 1)), book));
        var entry = PointFixtures.effect(PointFixtures.MEMBER, "B01", PointFixtures.DAY)
                .enter(new CapRoom(Map.of()));
        assertThat(books.ruleOf(entry).bookVersion()).isEqualTo(1);
    }
}
