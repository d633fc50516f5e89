package dangjian.evaluation.star;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Computes the AUTO indicators of applications from what the platform knows today.
@Component
class AutoScoring {

    private final FactsRepository facts;
    private final ObjectMapper json;
    private final InstantSource clock;

    AutoScoring(FactsRepository facts, ObjectMapper json, InstantSource clock) {
        this.facts = facts;
        this.json = json;
        this.clock = clock;
    }

    Mono<List<StarScore>> score(
            Collection<StarApplication> applications, StarCycle cycle, StarScheme scheme, Scope scope) {
        var byOrganization =
                applications.stream().collect(Collectors.toMap(StarApplication::orgId, StarApplication::id));
        var asOf = cycle.asOf(BusinessTime.today(clock));
        return facts.of(byOrganization.keySet(), cycle.year(), asOf, scope)
                .flatMapIterable(
                        known -> scores(Objects.requireNonNull(byOrganization.get(known.orgId())), scheme, known))
                .collectList();
    }

    private List<StarScore> scores(UUID application, StarScheme scheme, OrganizationFacts known) {
        return scheme.indicators().stream()
                .filter(StarIndicator::isAutomatic)
                .map(indicator -> AutoScore.of(indicator, known))
                .map(auto -> StarScore.automatic(application, auto, json.writeValueAsString(auto.evidence())))
                .toList();
    }
}
