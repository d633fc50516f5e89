package dangjian.evaluation.star;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.star.Settlement.Candidate;
import dangjian.evaluation.star.Settlement.Limit;
import dangjian.evaluation.star.Settlement.Rating;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whoever takes part: quotas hold, merit decides, and neither chance nor order does.
class SettlementProperties {

    private static final StarScheme SCHEME = StarFixtures.scheme();

    @Property(tries = 500)
    void noQuotaIsExceeded(@ForAll("candidates") List<Candidate> candidates, @ForAll @IntRange(max = 40) int others) {
        var organizations = candidates.size() + others;
        var ratings = new Settlement(SCHEME, organizations).settle(candidates);
        for (var threshold : SCHEME.thresholds()) {
            assertThat(ratings.stream().filter(rating -> rating.stars() == threshold.stars()))
                    .hasSizeLessThanOrEqualTo(threshold.places(organizations));
        }
    }

    @Property(tries = 500)
    void nobodyGetsMoreThanDeservedAndEveryLossIsExplained(@ForAll("candidates") List<Candidate> candidates) {
        for (var rating : new Settlement(SCHEME, candidates.size()).settle(candidates)) {
            var deserved = SCHEME.deserved(rating.points());
            assertThat(rating.stars()).isBetween(0, deserved);
            if (rating.stars() < deserved) {
                assertThat(rating.limits()).isNotEmpty();
            }
        }
    }

    @Property(tries = 500)
    void amongEqualsBeforeTheQuotaTheBetterNeverGetsFewerStars(@ForAll("newcomers") List<Candidate> candidates) {
        var stars = byId(new Settlement(SCHEME, candidates.size()).settle(candidates));
        for (var better : candidates) {
            for (var worse : candidates) {
                if (better.points().compareTo(worse.points()) > 0) {
                    assertThat(starsOf(better, stars)).isGreaterThanOrEqualTo(starsOf(worse, stars));
                }
            }
        }
    }

    @Property(tries = 500)
    void completeEqualsGetTheSame(@ForAll("newcomers") List<Candidate> candidates) {
        var stars = byId(new Settlement(SCHEME, candidates.size()).settle(candidates));
        for (var one : candidates) {
            for (var other : candidates) {
                if (one.points().equals(other.points()) && one.tieBreaks().equals(other.tieBreaks())) {
                    assertThat(starsOf(one, stars)).isEqualTo(starsOf(other, stars));
                }
            }
        }
    }

    @Property(tries = 300)
    void theOrderOfCandidatesDoesNotMatter(@ForAll("candidates") List<Candidate> candidates, @ForAll Random random) {
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        assertThat(byId(new Settlement(SCHEME, 40).settle(shuffled)))
                .isEqualTo(byId(new Settlement(SCHEME, 40).settle(candidates)));
    }

    @Property(tries = 300)
    void aPlaceStaysFreeOnlyIfNobodyStandsAloneBeforeIt(@ForAll("newcomers") List<Candidate> candidates) {
        var ratings = new Settlement(SCHEME, candidates.size()).settle(candidates);
        var places = SCHEME.threshold(3).orElseThrow().places(candidates.size());
        var given = ratings.stream().filter(rating -> rating.stars() == 3).count();
        var refused = ratings.stream()
                .filter(rating -> rating.limits().contains(Limit.QUOTA))
                .map(rating -> key(candidates, rating.applicationId()))
                .sorted(Collections.reverseOrder())
                .toList();
        if (given < places && !refused.isEmpty()) {
            var best = refused.getFirst();
            assertThat(refused.stream().filter(best::equals).count()).isGreaterThan(places - given);
        }
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        return Combinators.combine(
                        points(),
                        Arbitraries.integers().between(10, 12),
                        Arbitraries.integers().between(5, 10),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.integers().between(1, 5).injectNull(0.5),
                        points().injectNull(0.5))
                .as((points, life, satisfaction, isVetoed, lastStars, lastPoints) -> new Candidate(
                        UUID.randomUUID(),
                        points,
                        List.of(BigDecimal.valueOf(life), BigDecimal.valueOf(satisfaction)),
                        BigDecimal.valueOf(satisfaction * 10L),
                        isVetoed,
                        lastStars,
                        lastPoints))
                .list()
                .ofMaxSize(40);
    }

    /// Candidates whom no guard tells apart.
    @Provide
    Arbitrary<List<Candidate>> newcomers() {
        return Combinators.combine(
                        points(),
                        Arbitraries.integers().between(10, 11),
                        Arbitraries.integers().between(8, 9))
                .as((points, life, satisfaction) ->
                        StarFixtures.candidate(points.doubleValue(), life, satisfaction, null))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<BigDecimal> points() {
        return Arbitraries.integers().between(9, 22).map(fifth -> BigDecimal.valueOf(fifth * 5L));
    }

    private static Map<UUID, Rating> byId(List<Rating> ratings) {
        return ratings.stream().collect(Collectors.toMap(Rating::applicationId, rating -> rating));
    }

    private static int starsOf(Candidate candidate, Map<UUID, Rating> ratings) {
        return Objects.requireNonNull(ratings.get(candidate.applicationId())).stars();
    }

    private static String key(List<Candidate> candidates, UUID id) {
        return candidates.stream()
                .filter(candidate -> candidate.applicationId().equals(id))
                .map(candidate -> "%06.1f".formatted(candidate.points())
                        + candidate.tieBreaks().stream()
                                .map("%05.1f"::formatted)
                                .collect(Collectors.joining()))
                .findFirst()
                .orElseThrow();
    }
}
