package dangjian.evaluation.star;

import dangjian.evaluation.star.StarViews.ApplicationView;
import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Gathers everything that belongs to an application (申报档案).
@Component
class StarFiles {

    private final StarCycleRepository cycles;
    private final StarSchemeRepository schemes;
    private final StarScoreRepository scores;
    private final StarAwardRepository awards;
    private final Organizations organizations;

    StarFiles(
            StarCycleRepository cycles,
            StarSchemeRepository schemes,
            StarScoreRepository scores,
            StarAwardRepository awards,
            Organizations organizations) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.scores = scores;
        this.awards = awards;
        this.organizations = organizations;
    }

    Mono<Context> context(StarApplication application, Scope scope) {
        return cycles.find(application.cycleId(), scope)
                .flatMap(cycle -> schemes.find(cycle.schemeVersion()).map(scheme -> new Context(cycle, scheme)));
    }

    Mono<ApplicationView> view(StarApplication application, Scope scope) {
        return Mono.zip(
                        context(application, scope),
                        scores.of(List.of(application.id()), scope).collectList(),
                        scores.steps(application.id(), scope).collectList(),
                        awards.find(application.id(), scope).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        organizations.find(application.orgId(), scope).map(Organization::name))
                .map(parts -> ApplicationView.of(
                        application,
                        parts.getT5(),
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4().orElse(null)));
    }

    /// The cycle of an application and the scheme it follows.
    record Context(StarCycle cycle, StarScheme scheme) {}
}
