package dangjian.evaluation.star;

import dangjian.evaluation.star.StarApplicationController.Adjustment;
import dangjian.evaluation.star.StarApplicationController.ScoreEntry;
import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people may score: every indicator that is not computed, exactly once, within its points.
final class ManualScores {

    private final StarScheme scheme;
    private @Nullable Problem faults;

    ManualScores(StarScheme scheme) {
        this.scheme = scheme;
    }

    /// @throws Problem `star.scores` naming every wrong or missing entry
    List<StarScore> self(UUID application, List<ScoreEntry> entries) {
        var seen = new HashSet<String>();
        for (int place = 0; place < entries.size(); place++) {
            var entry = entries.get(place);
            examine("/scores/" + place, entry.indicator(), entry.points(), seen);
        }
        scheme.indicators().stream()
                .filter(indicator -> !indicator.isAutomatic() && !seen.contains(indicator.code()))
                .forEach(indicator -> fault("/scores", "star.indicator-missing", indicator.code(), indicator.title()));
        throwFaults();
        return entries.stream()
                .map(entry -> StarScore.self(application, known(entry.indicator()), entry.points(), entry.note()))
                .toList();
    }

    /// @throws Problem `star.scores` naming every wrong adjustment
    List<StarScore> adjust(List<StarScore> scores, List<Adjustment> adjustments) {
        var seen = new HashSet<String>();
        for (int place = 0; place < adjustments.size(); place++) {
            var adjustment = adjustments.get(place);
            examine("/adjustments/" + place, adjustment.indicator(), adjustment.points(), seen);
        }
        throwFaults();
        return adjustments.stream()
                .map(adjustment -> scores.stream()
                        .filter(score -> score.indicator().equals(adjustment.indicator()))
                        .findFirst()
                        .orElseThrow()
                        .adjust(adjustment.points(), adjustment.reason()))
                .toList();
    }

    private void examine(String pointer, String code, BigDecimal points, HashSet<String> seen) {
        var indicator = scheme.indicator(code).orElse(null);
        if (indicator == null) {
            fault(pointer + "/indicator", "star.indicator-unknown", code);
        } else if (indicator.isAutomatic()) {
            fault(pointer + "/indicator", "star.indicator-automatic", indicator.title());
        } else if (!seen.add(code)) {
            fault(pointer + "/indicator", "star.indicator-twice", indicator.title());
        } else if (points.signum() < 0 || points.compareTo(indicator.mostPoints()) > 0) {
            fault(pointer + "/points", "star.points-range", indicator.title(), indicator.mostPoints());
        }
    }

    private StarIndicator known(String code) {
        return scheme.indicator(code).orElseThrow();
    }

    private void fault(String pointer, String code, Object... arguments) {
        faults = Objects.requireNonNullElseGet(faults, () -> Problem.unprocessable("star.scores"))
                .at(pointer, code, arguments);
    }

    private void throwFaults() {
        if (faults != null) {
            throw faults;
        }
    }
}
