package dangjian.evaluation.star;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives the stars of a cycle: what the points deserve, lowered by vetoes, guards and quotas.
///
/// Quotas are filled from the most stars downward; who finds no place competes one star lower. Candidates that are
/// equal in total and in all tie breakers go down together when there is no place for all of them.
final class Settlement {

    private final StarScheme scheme;
    private final int organizations;

    /// @param organizations how many organisations the shares are taken of
    Settlement(StarScheme scheme, int organizations) {
        this.scheme = scheme;
        this.organizations = organizations;
    }

    List<Rating> settle(List<Candidate> candidates) {
        var contenders = candidates.stream().map(this::contender).toList();
        for (var threshold : scheme.thresholdsFromMostStars()) {
            lowerBeyondPlaces(contenders, threshold);
        }
        return contenders.stream().map(Contender::rating).toList();
    }

    private Contender contender(Candidate candidate) {
        var contender = new Contender(candidate, scheme.deserved(candidate.points()));
        var terms = scheme.terms();
        if (candidate.isVetoed()) {
            contender.lowerTo(0, Limit.VETO);
        }
        if (candidate.isLowTwice(terms.revocationBelow())) {
            contender.lowerTo(0, Limit.REVOCATION);
        }
        if (candidate.satisfaction().compareTo(terms.satisfactionLeast()) < 0) {
            contender.lowerTo(terms.satisfactionCeiling(), Limit.SATISFACTION);
        }
        var last = candidate.lastStars();
        if (last == null) {
            contender.lowerTo(terms.firstRatingCeiling(), Limit.FIRST_RATING);
        } else {
            contender.lowerTo(last + terms.greatestPromotion(), Limit.PROMOTION);
        }
        return contender;
    }

    private void lowerBeyondPlaces(List<Contender> contenders, StarThreshold threshold) {
        var here = contenders.stream()
                .filter(contender -> contender.stars == threshold.stars())
                .sorted(Contender.BEST_FIRST)
                .toList();
        var places = threshold.places(organizations);
        if (here.size() <= places) {
            return;
        }
        var firstOut = here.get(places);
        here.stream()
                .filter(contender -> Contender.BEST_FIRST.compare(contender, firstOut) >= 0)
                .forEach(contender -> contender.lowerTo(threshold.stars() - 1, Limit.QUOTA));
    }

    /// Why an organisation has fewer stars than its points deserve.
    enum Limit {
        /// 一票否决
        VETO,
        /// 连续两年低于标准，摘牌
        REVOCATION,
        /// 满意度不足
        SATISFACTION,
        /// 首次评定
        FIRST_RATING,
        /// 逐级晋升
        PROMOTION,
        /// 名额所限
        QUOTA
    }

    /// What counts of one application.
    ///
    /// @param tieBreaks points of the dimensions that tell equal totals apart
    /// @param satisfaction percent
    /// @param lastStars of the last award; null when there never was one
    /// @param lastPoints of the year before; null when it was not rated
    record Candidate(
            UUID applicationId,
            BigDecimal points,
            List<BigDecimal> tieBreaks,
            BigDecimal satisfaction,
            boolean isVetoed,
            @Nullable Integer lastStars,
            @Nullable BigDecimal lastPoints) {

        boolean isLowTwice(BigDecimal bound) {
            return lastPoints != null && lastPoints.compareTo(bound) < 0 && points.compareTo(bound) < 0;
        }
    }

    /// What one application comes to.
    record Rating(UUID applicationId, BigDecimal points, int stars, List<Limit> limits) {}

    private static final class Contender {

        static final Comparator<Contender> BEST_FIRST = (one, other) -> {
            var byPoints = other.candidate.points().compareTo(one.candidate.points());
            return byPoints != 0 ? byPoints : byTieBreaks(one.candidate.tieBreaks(), other.candidate.tieBreaks());
        };

        final Candidate candidate;
        private final Set<Limit> limits = EnumSet.noneOf(Limit.class);
        private int stars;

        Contender(Candidate candidate, int stars) {
            this.candidate = candidate;
            this.stars = stars;
        }

        void lowerTo(int ceiling, Limit why) {
            if (stars > ceiling || why == Limit.VETO || why == Limit.REVOCATION) {
                stars = Math.min(stars, ceiling);
                limits.add(why);
            }
        }

        Rating rating() {
            return new Rating(candidate.applicationId(), candidate.points(), stars, List.copyOf(limits));
        }

        private static int byTieBreaks(List<BigDecimal> one, List<BigDecimal> other) {
            for (int place = 0; place < one.size(); place++) {
                var order = other.get(place).compareTo(one.get(place));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
