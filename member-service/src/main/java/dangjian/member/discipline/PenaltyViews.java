package dangjian.member.discipline;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Page;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Penalties as they go out.
@Component
class PenaltyViews {

    private final PenaltyDecisionRepository decisions;
    private final RightsRepository rights;
    private final Roster roster;
    private final InstantSource clock;

    PenaltyViews(PenaltyDecisionRepository decisions, RightsRepository rights, Roster roster, InstantSource clock) {
        this.decisions = decisions;
        this.rights = rights;
        this.roster = roster;
        this.clock = clock;
    }

    Mono<PenaltyView> of(Penalty penalty, Scope scope) {
        return of(new Page<>(List.of(penalty), null, null), scope)
                .map(page -> page.items().getFirst());
    }

    Mono<Page<PenaltyView>> of(Page<Penalty> page, Scope scope) {
        var today = BusinessTime.today(clock);
        return Mono.zip(
                        roster.find(page.items().stream().map(Penalty::memberId).toList(), scope),
                        rights.rules(),
                        decisions
                                .of(page.items().stream().map(Penalty::id).toList())
                                .collectMap(PenaltyDecision::penaltyId))
                .map(known -> page.map(penalty -> PenaltyView.of(
                        penalty,
                        Objects.requireNonNull(known.getT1().get(penalty.memberId())),
                        known.getT2(),
                        known.getT3().get(penalty.id()),
                        today)));
    }
}
