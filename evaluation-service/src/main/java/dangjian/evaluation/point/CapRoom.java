package dangjian.evaluation.point;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// What is left to one member in one year under the caps of the rules.
final class CapRoom {

    private final Map<String, BigDecimal> counted;

    /// @param counted net points of the member in the year, by rule
    CapRoom(Map<String, BigDecimal> counted) {
        this.counted = new HashMap<>(counted);
    }

    /// Uses up room.
    ///
    /// @return as much of the points as there is room for
    BigDecimal take(PointRule rule, BigDecimal points) {
        var granted = points.min(left(rule, points)).max(points.min(BigDecimal.ZERO));
        counted.merge(rule.code(), granted, BigDecimal::add);
        return granted;
    }

    void giveBack(String ruleCode, BigDecimal points) {
        counted.merge(ruleCode, points.negate(), BigDecimal::add);
    }

    boolean hasLeft(PointRule rule) {
        return left(rule, BigDecimal.ONE).signum() > 0;
    }

    private BigDecimal left(PointRule rule, BigDecimal points) {
        var cap = rule.capPerYear();
        return cap == null ? points : cap.subtract(counted.getOrDefault(rule.code(), BigDecimal.ZERO));
    }
}
