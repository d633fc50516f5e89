package dangjian.evaluation.star;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.star.OrganizationFacts.BranchFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoScoreTests {

    private static final LocalDate MID_NOVEMBER = LocalDate.of(2026, 11, 15);

    @ParameterizedTest
    @CsvSource({"2026-11-15, 5", "2030-01-01, 5", "2026-11-14, 0", ", 0"})
    void aTermMayEndOnTheDayButNotBefore(@Nullable LocalDate termEndsOn, BigDecimal points) {
        var score = AutoScore.of(StarFixtures.TERM, facts(termEndsOn, null, 0));
        assertThat(score.points()).isEqualByComparingTo(points);
        assertThat(score.evidence()).containsEntry("asOf", "2026-11-15").containsKey("termEndsOn");
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 8", "75, 10, 6", "33.333, 3, 2.67", ", 0, 0"})
    void theRosterCountsByItsAverageCompleteness(@Nullable BigDecimal average, int members, BigDecimal points) {
        var score = AutoScore.of(StarFixtures.ROSTER, facts(null, average, members));
        assertThat(score.points()).isEqualByComparingTo(points);
        assertThat(score.evidence()).containsEntry("members", members);
    }

    @Test
    void everyMonthThatIsOverIsAskedFor() {
        var score = AutoScore.of(StarFixtures.THEME_DAY, facts(branch(3, null, held("THEME_DAY", 1, 2, 3, 4, 5))));
        assertThat(score.evidence()).containsEntry("required", 10).containsEntry("held", 5);
        assertThat(score.points()).isEqualByComparingTo("6");
    }

    @Test
    void theRunningMonthCountsOnceItWasHeld() {
        var score = AutoScore.of(
                StarFixtures.THEME_DAY, facts(branch(3, null, held("THEME_DAY", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))));
        assertThat(score.evidence()).containsEntry("required", 11).containsEntry("held", 11);
        assertThat(score.points()).isEqualByComparingTo("12");
    }

    @Test
    void twiceInAMonthIsOnce() {
        var days = Map.of("THEME_DAY", new HashSet<>(List.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 20))));
        var facts = facts(new BranchFacts(UUID.randomUUID(), null, 3, Map.copyOf(days)));
        assertThat(AutoScore.of(StarFixtures.THEME_DAY, facts).evidence()).containsEntry("held", 1);
    }

    @Test
    void theMonthOfFoundingIsNotAskedFor() {
        var founded = LocalDate.of(2026, 8, 10);
        var score = AutoScore.of(StarFixtures.THEME_DAY, facts(branch(3, founded, held("THEME_DAY", 9, 10))));
        assertThat(score.evidence()).containsEntry("required", 2).containsEntry("held", 2);
        assertThat(score.points()).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @CsvSource({"6, 0, 1", "7, 4, 0"})
    void aSmallBranchIsNotAskedForCommitteeMeetings(int fullMembers, BigDecimal asked, int exempt) {
        var score = AutoScore.of(StarFixtures.COMMITTEE, facts(branch(fullMembers, null, Map.of())));
        assertThat(score.askedPoints()).isEqualByComparingTo(asked);
        assertThat(score.points()).isZero();
        assertThat(score.evidence()).containsEntry("branchesExempt", exempt);
    }

    @Test
    void theBranchesOfACommitteeCountTogether() {
        var score = AutoScore.of(
                StarFixtures.COMMITTEE,
                facts(
                        branch(7, null, held("COMMITTEE_MEETING", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
                        branch(30, null, Map.of()),
                        branch(3, null, Map.of())));
        assertThat(score.evidence())
                .containsEntry("branchesAsked", 2)
                .containsEntry("required", 20)
                .containsEntry("held", 10);
        assertThat(score.points()).isEqualByComparingTo("2");
    }

    @Test
    void whatIsNotAskedForWeighsNothing() {
        var small = facts(branch(3, null, held("THEME_DAY", 1, 2, 3, 4, 5)));
        var id = UUID.randomUUID();
        var scores = List.of(
                StarScore.automatic(id, AutoScore.of(StarFixtures.THEME_DAY, small), "{}"),
                StarScore.automatic(id, AutoScore.of(StarFixtures.COMMITTEE, small), "{}"),
                StarScore.automatic(id, AutoScore.of(StarFixtures.YEARLY, small), "{}"),
                StarScore.self(id, StarFixtures.ROLE, new BigDecimal("40"), null),
                StarScore.self(id, StarFixtures.SURVEY, new BigDecimal("6.5"), null));
        var sheet = new ScoreSheet(StarFixtures.scheme(), scores);
        assertThat(sheet.tieBreaks().getFirst()).isEqualByComparingTo("10");
        assertThat(sheet.satisfaction()).isEqualByComparingTo("65");
        assertThat(sheet.total()).isEqualByComparingTo("56.5");
    }

    private static OrganizationFacts facts(
            @Nullable LocalDate termEndsOn, @Nullable BigDecimal completeness, int members) {
        return new OrganizationFacts(
                UUID.randomUUID(), 2026, MID_NOVEMBER, termEndsOn, members, completeness, List.of());
    }

    private static OrganizationFacts facts(BranchFacts... branches) {
        return new OrganizationFacts(UUID.randomUUID(), 2026, MID_NOVEMBER, null, 3, BigDecimal.TEN, List.of(branches));
    }

    private static BranchFacts branch(
            int fullMembers, @Nullable LocalDate foundedOn, Map<String, Set<LocalDate>> held) {
        return new BranchFacts(UUID.randomUUID(), foundedOn, fullMembers, held);
    }

    private static Map<String, Set<LocalDate>> held(String kind, int... months) {
        var days = new HashSet<LocalDate>();
        IntStream.of(months).forEach(month -> days.add(LocalDate.of(2026, month, 5)));
        return Map.of(kind, days);
    }
}
