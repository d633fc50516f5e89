package dangjian.evaluation.star;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/// All points of an application under its scheme.
///
/// What an organisation is not asked for weighs nothing: its points go to the other indicators of the dimension in
/// their proportion.
record ScoreSheet(StarScheme scheme, List<StarScore> scores) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    BigDecimal total() {
        return scheme.dimensions().stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal of(StarDimension dimension) {
        var own = scores.stream()
                .filter(score -> belongs(score, dimension.code()))
                .toList();
        var asked = own.stream().map(StarScore::askedPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
        var got = own.stream()
                .map(score -> Objects.requireNonNullElse(score.points(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return asked.signum() == 0
                ? BigDecimal.ZERO
                : got.multiply(dimension.mostPoints()).divide(asked, 2, RoundingMode.HALF_UP);
    }

    /// Satisfaction (群众满意) in percent.
    BigDecimal satisfaction() {
        return scheme.dimensions().stream()
                .filter(dimension -> dimension.code().equals(scheme.terms().satisfactionDimension()))
                .findFirst()
                .map(dimension ->
                        of(dimension).multiply(HUNDRED).divide(dimension.mostPoints(), 2, RoundingMode.HALF_UP))
                .orElse(HUNDRED);
    }

    List<BigDecimal> tieBreaks() {
        return scheme.tieBreakers().stream().map(this::of).toList();
    }

    private boolean belongs(StarScore score, String dimension) {
        return scheme.indicator(score.indicator())
                .filter(indicator -> indicator.dimension().equals(dimension))
                .isPresent();
    }
}
