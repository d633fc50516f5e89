package dangjian.member.discipline;

import dangjian.kit.calendar.Months;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// From when on whoever was expelled may join anew (开除党籍后重新入党的期限).
@Service
public class Expulsions {

    private final RightsRepository rights;

    Expulsions(RightsRepository rights) {
        this.rights = rights;
    }

    /// The first day without the bar, by member.
    ///
    /// @param expelledOn since when each of them is no member, for those whose penalty is not on record here
    public Mono<Map<UUID, LocalDate>> barredUntil(Map<UUID, LocalDate> expelledOn) {
        return expelledOn.isEmpty()
                ? Mono.just(Map.of())
                : rights.expulsions(expelledOn.keySet())
                        .collectList()
                        .zipWith(rights.rules(), (penalties, rules) -> until(expelledOn, penalties, rules));
    }

    private static Map<UUID, LocalDate> until(
            Map<UUID, LocalDate> expelledOn, List<Penalty> penalties, PenaltyRules rules) {
        var days = new HashMap<>(expelledOn);
        penalties.forEach(penalty -> days.put(penalty.memberId(), penalty.imposedOn()));
        days.replaceAll((_, day) -> {
            var rule = rules.on(day, PenaltyKind.EXPULSION, PenaltyRule.Phase.EFFECT);
            return Months.plus(day, Objects.requireNonNull(rule.months()));
        });
        return days;
    }
}
