package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When the steps of a case may and must be done by the rules, also those before which others still stand: the limits
/// are projected through what is not done yet.
final class Outlook {

    private final Plan plan;
    private final WorkingCalendar calendar;
    private final Map<String, Projected> earliest = new HashMap<>();

    Outlook(Plan plan, WorkingCalendar calendar) {
        this.plan = plan;
        this.calendar = calendar;
    }

    /// The first day on which a step can come, when everything before it is done as early as the rules allow.
    Projected earliest(Step step) {
        var known = earliest.get(step.code());
        if (known != null) {
            return known;
        }
        var projected = Stream.of(
                        Stream.of(new Projected(plan.earliest(step), false)),
                        plan.missingBefore(step).stream().map(this::earliest),
                        step.limits().stream()
                                .filter(limit -> limit.bound() == Limit.Bound.EARLIEST)
                                .flatMap(limit -> Stream.ofNullable(from(limit))))
                .flatMap(days -> days)
                .max(Comparator.comparing(Projected::day).thenComparing(Projected::isProvisional))
                .orElseThrow();
        earliest.put(step.code(), projected);
        return projected;
    }

    /// The last day on which a step is in time, when everything before it is done as late as the rules allow; nothing
    /// when there is no limit.
    @Nullable
    LocalDate latest(Step step) {
        var known = plan.latest(step);
        return known != null
                ? known
                : step.limits().stream()
                        .filter(limit -> limit.bound() == Limit.Bound.LATEST)
                        .flatMap(limit -> Stream.ofNullable(latestAnchor(limit)).map(day -> limit.from(day, calendar)))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private @Nullable Projected from(Limit limit) {
        var anchor = earliestAnchor(limit);
        return anchor == null
                ? null
                : new Projected(
                        limit.from(anchor.day, calendar),
                        anchor.isProvisional || limit.isProvisional(anchor.day, calendar));
    }

    private @Nullable Projected earliestAnchor(Limit limit) {
        var done = plan.anchor(limit);
        if (done != null) {
            return new Projected(done, false);
        }
        if (limit.isFromProbationEnd()) {
            var resolved = earliest(plan.template().admission());
            return new Projected(Months.plus(resolved.day, plan.template().probationMonths()), resolved.isProvisional);
        }
        var anchor = plan.template().find(limit.anchor());
        return anchor == null || anchor.isOptional() || plan.isExcused(anchor) ? null : earliest(anchor);
    }

    private @Nullable LocalDate latestAnchor(Limit limit) {
        if (limit.isFromProbationEnd()) {
            var resolved = latest(plan.template().admission());
            return resolved == null
                    ? null
                    : Months.plus(resolved, plan.template().probationMonths());
        }
        var anchor = plan.template().find(limit.anchor());
        return anchor == null || anchor.isOptional() || plan.isExcused(anchor) ? null : latest(anchor);
    }

    /// A day that follows from the rules.
    ///
    /// @param isProvisional whether it counts working days of a year whose arrangement (调休) is not known
    record Projected(LocalDate day, boolean isProvisional) {}
}
