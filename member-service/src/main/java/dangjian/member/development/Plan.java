package dangjian.member.development;

import dangjian.kit.calendar.Months;
import dangjian.kit.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of one case with what was done, and when the rest may and must be done. Immutable.
final class Plan {

    private final Template template;
    private final Map<String, List<StepRecord>> done;
    private final @Nullable LocalDate probationEnd;
    private final WorkingCalendar calendar;

    Plan(
            Template template,
            Collection<StepRecord> records,
            @Nullable LocalDate probationEnd,
            WorkingCalendar calendar) {
        this.template = template;
        this.done = records.stream()
                .filter(StepRecord::isValid)
                .sorted(Comparator.comparing(StepRecord::doneOn))
                .collect(Collectors.groupingBy(StepRecord::step));
        this.probationEnd = probationEnd;
        this.calendar = calendar;
    }

    Template template() {
        return template;
    }

    /// The last day on which the step was done.
    @Nullable
    LocalDate doneOn(String step) {
        var records = of(step);
        return records.isEmpty() ? null : records.getLast().doneOn();
    }

    List<StepRecord> of(String step) {
        return done.getOrDefault(step, List.of());
    }

    /// What the candidate declared of leaving, the latest word of it.
    StepDetails.@Nullable Departure departure() {
        return done.values().stream()
                .flatMap(List::stream)
                .filter(record -> record.details().departure() != null)
                .max(Comparator.comparing(StepRecord::doneOn))
                .map(record -> record.details().departure())
                .orElse(null);
    }

    boolean isDone(Step step) {
        return of(step.code()).size() >= Math.max(1, step.demands().repeatLeast());
    }

    /// The last day on which a step that was done holds; nothing when no step that comes next counts on it.
    @Nullable
    LocalDate holdsUntil(Step step) {
        var doneOn = doneOn(step.code());
        return doneOn == null
                ? null
                : template.steps().stream()
                        .filter(later -> of(later.code()).isEmpty())
                        .flatMap(later -> later.limits().stream())
                        .filter(limit -> limit.anchor().equals(step.code()))
                        .flatMap(limit -> Stream.ofNullable(limit.held(doneOn, calendar)))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /// Whether a step was done so long ago that it must be done again.
    boolean hasLapsed(Step step, LocalDate day) {
        var until = holdsUntil(step);
        return until != null && day.isAfter(until);
    }

    /// A step before this one that must be done again first, if there is one.
    @Nullable
    Step lapsedBefore(Step step, LocalDate day) {
        return template.steps().stream()
                .filter(earlier -> step.countsOn(earlier) && hasLapsed(earlier, day))
                .findFirst()
                .orElse(null);
    }

    /// The steps that must be done before this one and are not.
    List<Step> missingBefore(Step step) {
        return template.steps().stream()
                .filter(before -> before.place() < step.place() && !isExcused(before))
                .filter(before -> of(before.code()).size() < before.needed())
                .toList();
    }

    /// Whether it lies before what was taken over from the ledger: it was done, but may not be on record here.
    boolean isExcused(Step step) {
        return template.steps().stream()
                .filter(later -> later.place() > step.place())
                .flatMap(later -> of(later.code()).stream())
                .anyMatch(record -> record.isTakenOver());
    }

    /// Whether a later step has made it too late for another one of these.
    boolean isOver(Step step) {
        return template.steps().stream()
                .filter(later -> later.place() > step.place() && !later.isOptional())
                .anyMatch(later -> !of(later.code()).isEmpty());
    }

    /// The first day on which a step may be done: after all before it, and not before its limits.
    LocalDate earliest(Step step) {
        var before = template.steps().stream()
                .filter(other -> other.place() < step.place())
                .flatMap(other -> holdingUp(other, step))
                .map(StepRecord::doneOn);
        return Stream.concat(before, days(step, Limit.Bound.EARLIEST))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /// The last day on which a step is in time; nothing when there is no limit, or not yet.
    @Nullable
    LocalDate latest(Step step) {
        var months = step.demands().repeatMonths();
        var last = doneOn(step.code());
        if (months != null && last != null) {
            return Months.plus(last, months);
        }
        return days(step, Limit.Bound.LATEST).min(Comparator.naturalOrder()).orElse(null);
    }

    /// The last day in special cases.
    @Nullable
    LocalDate latestInSpecialCases(Step step) {
        return limits(step, Limit.Bound.LATEST)
                .map(limit -> {
                    var day = anchor(limit);
                    return day == null ? null : limit.stretched(day, calendar);
                })
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    StepState state(Step step, LocalDate today) {
        if (hasLapsed(step, today)) {
            return StepState.LAPSED;
        }
        if (!step.isRepeated() && isDone(step)) {
            return StepState.DONE;
        }
        if (isOver(step)) {
            return isDone(step) ? StepState.DONE : passedOver(step);
        }
        if (!missingBefore(step).isEmpty() || lapsedBefore(step, today) != null) {
            return StepState.WAITING;
        }
        if (today.isBefore(earliest(step))) {
            return StepState.TOO_EARLY;
        }
        var latest = latest(step);
        if (latest == null || today.isBefore(latest.minusDays(template.dueSoonDays()))) {
            return StepState.ALLOWED;
        }
        return today.isAfter(latest) ? StepState.OVERDUE : StepState.DUE_SOON;
    }

    /// The steps that come next: nothing stands before them but time. What will lapse comes next once more.
    List<Step> next() {
        return template.steps().stream()
                .filter(step -> holdsUntil(step) != null || (step.isRepeated() || !isDone(step)) && !isOver(step))
                .filter(step -> missingBefore(step).isEmpty())
                .toList();
    }

    /// A recorded step that is earlier than it may be, if there is one.
    @Nullable
    Step outOfOrder() {
        return template.steps().stream()
                .filter(step -> of(step.code()).stream()
                        .anyMatch(record -> record.doneOn().isBefore(earliest(step))))
                .findFirst()
                .orElse(null);
    }

    private StepState passedOver(Step step) {
        return step.isOptional() || !isExcused(step) ? StepState.SKIPPED : StepState.NOT_ON_RECORD;
    }

    /// What was done of an earlier step before another one may be: the rest of it was done meanwhile.
    private Stream<StepRecord> holdingUp(Step earlier, Step step) {
        var records = of(earlier.code()).stream();
        return step.countsOn(earlier)
                ? records
                : records.limit(earlier.demands().repeatLeast());
    }

    private Stream<LocalDate> days(Step step, Limit.Bound bound) {
        return limits(step, bound)
                .flatMap(limit -> Stream.ofNullable(anchor(limit)).map(day -> limit.from(day, calendar)));
    }

    private static Stream<Limit> limits(Step step, Limit.Bound bound) {
        return step.limits().stream().filter(limit -> limit.bound() == bound);
    }

    /// The day from which a limit counts, if it has come.
    @Nullable
    LocalDate anchor(Limit limit) {
        return limit.isFromProbationEnd() ? probationEnd : doneOn(limit.anchor());
    }
}
