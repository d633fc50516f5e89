package dangjian.evaluation.star;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The points of an application under one indicator.
///
/// @param selfPoints what the organisation gave itself; null for AUTO indicators
/// @param points what counts now; null until somebody scored
/// @param askedPoints the most there was to be had; 0 when the organisation is not asked for it
/// @param reason why a reviewer changed the points
/// @param evidence JSON with the numbers behind an AUTO indicator
record StarScore(
        UUID applicationId,
        String indicator,
        @Nullable BigDecimal selfPoints,
        @Nullable BigDecimal points,
        BigDecimal askedPoints,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String evidence) {

    static StarScore automatic(UUID application, AutoScore auto, String evidence) {
        return new StarScore(
                application, auto.indicator(), null, auto.points(), auto.askedPoints(), null, null, evidence);
    }

    static StarScore self(UUID application, StarIndicator indicator, BigDecimal points, @Nullable String note) {
        return new StarScore(application, indicator.code(), points, points, indicator.mostPoints(), note, null, null);
    }

    StarScore adjust(BigDecimal to, String why) {
        return new StarScore(applicationId, indicator, selfPoints, to, askedPoints, note, why, evidence);
    }
}
