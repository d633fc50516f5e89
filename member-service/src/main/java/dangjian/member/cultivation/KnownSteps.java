package dangjian.member.cultivation;

import dangjian.member.cultivation.CultivationRepository.DoneStep;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The days of a pipeline's steps, by code: as somebody recorded them, and where nobody did, as the platform knows
/// them.
record KnownSteps(Map<String, LocalDate> recorded, Map<String, LocalDate> derived) {

    /// What is known of somebody who has joined.
    static KnownSteps of(
            Cultivation cultivation, Pipeline way, List<DoneStep> done, Way development, LocalDate joinedOn) {
        var recorded = done.stream().collect(Collectors.toMap(DoneStep::step, DoneStep::doneOn));
        var derived = new HashMap<String, LocalDate>();
        for (var step : way.steps()) {
            var day = switch (step.follows()) {
                case START -> cultivation.startedOn();
                case APPLICATION -> development.appliedOn();
                case ACTIVIST -> development.activistOn();
                case ADMISSION -> joinedOn;
                case null -> null;
            };
            if (day != null && !recorded.containsKey(step.code())) {
                derived.put(step.code(), day);
            }
        }
        return new KnownSteps(recorded, Map.copyOf(derived));
    }

    /// The day of the step before the last one.
    @Nullable
    LocalDate beforeLast(Pipeline way) {
        var last = way.steps().size() - 1;
        if (last == 0) {
            return null;
        }
        var code = way.get(last - 1).code();
        return recorded.containsKey(code) ? Objects.requireNonNull(recorded.get(code)) : derived.get(code);
    }

    /// What the development case of a person tells; nothing where there is none.
    record Way(@Nullable LocalDate appliedOn, @Nullable LocalDate activistOn) {

        static final Way UNKNOWN = new Way(null, null);
    }
}
