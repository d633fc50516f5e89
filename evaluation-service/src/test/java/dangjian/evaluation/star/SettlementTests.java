package dangjian.evaluation.star;

import static dangjian.evaluation.star.StarFixtures.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.star.Settlement.Candidate;
import dangjian.evaluation.star.Settlement.Limit;
import dangjian.evaluation.star.Settlement.Rating;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTests {

    private static final int MANY = 1000;

    @ParameterizedTest
    @CsvSource({
        "110, 5",
        "90, 5",
        "89.99, 4",
        "80, 4",
        "79.99, 3",
        "70, 3",
        "69.99, 2",
        "60, 2",
        "59.99, 1",
        "50, 1",
        "49.99, 0",
        "0, 0",
    })
    void pointsDeserveStars(BigDecimal points, int stars) {
        assertThat(StarFixtures.scheme().deserved(points)).isEqualTo(stars);
    }

    @ParameterizedTest
    @CsvSource({
        // points, satisfaction (of 10), last stars, last points, vetoed -> stars, limits
        "95, 8, 4,, false, 5,",
        "95, 8, 5,, false, 5,",
        "95, 8, 2,, false, 3, PROMOTION",
        "95, 8, 1,, false, 2, PROMOTION",
        "95, 8,,, false, 3, FIRST_RATING",
        "75, 8,,, false, 3,",
        "65, 8,,, false, 2,",
        "55, 8, 4,, false, 1,",
        "95, 5.9, 4,, false, 2, SATISFACTION",
        "95, 6, 4,, false, 5,",
        "95, 8, 4,, true, 0, VETO",
        "55, 8, 2, 59, false, 0, REVOCATION",
        "55, 8, 2, 60, false, 1,",
        "60, 8, 2, 59, false, 2,",
        "95, 5.9,, 40, false, 2, SATISFACTION",
    })
    void guardsLowerTheStars(
            double points,
            double satisfaction,
            @Nullable Integer lastStars,
            @Nullable BigDecimal lastPoints,
            boolean isVetoed,
            int stars,
            @Nullable Limit limit) {
        var plain = candidate(points, 15, satisfaction, lastStars);
        var candidate = new Candidate(
                plain.applicationId(),
                plain.points(),
                plain.tieBreaks(),
                plain.satisfaction(),
                isVetoed,
                lastStars,
                lastPoints);
        var rating = new Settlement(StarFixtures.scheme(), MANY)
                .settle(List.of(candidate))
                .getFirst();
        assertThat(rating.stars()).isEqualTo(stars);
        assertThat(rating.limits()).isEqualTo(limit == null ? List.of() : List.of(limit));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 19, 0", "0.05, 20, 1", "0.05, 39, 1", "0.10, 9, 0", "0.10, 10, 1", "0.20, 14, 2", "0.20, 15, 3"})
    void placesAreWholeAndRoundedDown(BigDecimal quota, int organizations, int places) {
        assertThat(new StarThreshold(1, 5, BigDecimal.ZERO, quota, null, null).places(organizations))
                .isEqualTo(places);
    }

    @Test
    void organisationalLifeBreaksATieAndThenSatisfaction() {
        var first = candidate(75, 16, 7, null);
        var second = candidate(75, 15, 9, null);
        var third = candidate(75, 15, 8, null);
        assertThat(stars(10, third, second, first)).containsExactly(2, 3, 3);
        assertThat(stars(5, third, second, first)).containsExactly(2, 2, 3);
    }

    @Test
    void completeEqualsForWhomThereIsNoRoomGoDownTogether() {
        assertThat(stars(10, candidate(78), candidate(75), candidate(75), candidate(75)))
                .containsExactly(3, 2, 2, 2);
    }

    @Test
    void whoFindsNoPlaceCompetesOneStarLower() {
        var ratings = new Settlement(StarFixtures.scheme(), 20)
                .settle(List.of(
                        candidate(99, 15, 9, 5),
                        candidate(97, 15, 9, 5),
                        candidate(96, 15, 9, 5),
                        candidate(95, 15, 9, 5),
                        candidate(82, 15, 9, 5)));
        assertThat(ratings).extracting(Rating::stars).containsExactly(5, 4, 4, 3, 3);
        assertThat(ratings.getLast().limits()).containsExactly(Limit.QUOTA);
    }

    private static List<Integer> stars(int organizations, Candidate... candidates) {
        return new Settlement(StarFixtures.scheme(), organizations)
                .settle(List.of(candidates)).stream().map(Rating::stars).toList();
    }
}
