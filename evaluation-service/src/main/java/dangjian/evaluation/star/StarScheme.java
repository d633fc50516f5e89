package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A published rating scheme (星级评定办法), which never changes; a cycle names the version it follows.
record StarScheme(
        @JsonUnwrapped Terms terms,
        List<StarDimension> dimensions,
        List<StarIndicator> indicators,
        List<StarThreshold> thresholds,
        List<StarVeto> vetoes) {

    /// What holds for the scheme as a whole.
    ///
    /// @param noticeWorkingDays length of the public notice (公示) in working days
    /// @param satisfactionLeast percent of the satisfaction dimension below which there is a ceiling of stars
    /// @param firstRatingCeiling most stars of an organisation that never had any
    /// @param greatestPromotion stars that may be added to the last award at once
    /// @param revocationBelow a total below it in two consecutive years takes the plaque away (摘牌)
    record Terms(
            int version,
            String title,
            @Schema(example = "2020-01-01") LocalDate effectiveFrom,
            String legalBasis,
            int noticeWorkingDays,
            int validYears,
            String satisfactionDimension,
            BigDecimal satisfactionLeast,
            int satisfactionCeiling,
            int firstRatingCeiling,
            int greatestPromotion,
            BigDecimal revocationBelow,
            String plaquePrefix,
            Instant publishedAt) {}

    Optional<StarIndicator> indicator(String code) {
        return indicators.stream()
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }

    Optional<StarVeto> veto(String code) {
        return vetoes.stream().filter(veto -> veto.code().equals(code)).findFirst();
    }

    Optional<StarThreshold> threshold(int stars) {
        return thresholds.stream()
                .filter(threshold -> threshold.stars() == stars)
                .findFirst();
    }

    /// The stars that a total deserves, 0 for none.
    int deserved(BigDecimal points) {
        return thresholds.stream()
                .filter(threshold -> points.compareTo(threshold.leastPoints()) >= 0)
                .mapToInt(StarThreshold::stars)
                .max()
                .orElse(0);
    }

    @JsonIgnore
    List<StarThreshold> thresholdsFromMostStars() {
        return thresholds.stream()
                .sorted(Comparator.comparing(StarThreshold::stars).reversed())
                .toList();
    }

    @JsonIgnore
    List<StarDimension> tieBreakers() {
        return dimensions.stream()
                .filter(dimension -> dimension.tieBreak() != null)
                .sorted(Comparator.comparing(dimension -> Objects.requireNonNull(dimension.tieBreak())))
                .toList();
    }
}
