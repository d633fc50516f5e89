package dangjian.evaluation.star;

import dangjian.evaluation.star.Settlement.Candidate;
import dangjian.evaluation.star.Settlement.Rating;
import dangjian.evaluation.star.StarApplicationRepository.Past;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Decides on all applications of a cycle at once (会议研究): the reviewed ones are settled, the others lapse.
@Component
class StarMeeting {

    private final StarSchemeRepository schemes;
    private final StarScoreRepository scores;
    private final StarApplicationRepository applications;

    StarMeeting(StarSchemeRepository schemes, StarScoreRepository scores, StarApplicationRepository applications) {
        this.schemes = schemes;
        this.scores = scores;
        this.applications = applications;
    }

    Mono<List<StarApplication>> decide(StarCycle cycle, List<StarApplication> all, Scope scope) {
        var ids = all.stream().map(StarApplication::id).toList();
        return Mono.zip(
                        schemes.find(cycle.schemeVersion()),
                        scores.of(ids, scope).collect(Collectors.groupingBy(StarScore::applicationId)),
                        applications.past(cycle, scope).collectMap(Past::orgId))
                .map(parts -> decided(all, ratings(parts.getT1(), all, parts.getT2(), parts.getT3())));
    }

    private static Map<UUID, Rating> ratings(
            StarScheme scheme, List<StarApplication> all, Map<UUID, List<StarScore>> scores, Map<UUID, Past> past) {
        var candidates = all.stream()
                .filter(StarApplication::isReviewed)
                .map(application -> candidate(
                        application,
                        new ScoreSheet(scheme, scores.getOrDefault(application.id(), List.of())),
                        past.getOrDefault(application.orgId(), Past.none(application.orgId()))))
                .toList();
        return new Settlement(scheme, all.size())
                .settle(candidates).stream().collect(Collectors.toMap(Rating::applicationId, rating -> rating));
    }

    private static Candidate candidate(StarApplication application, ScoreSheet sheet, Past past) {
        return new Candidate(
                application.id(),
                sheet.total(),
                sheet.tieBreaks(),
                sheet.satisfaction(),
                application.veto() != null,
                past.lastStars(),
                past.lastPoints());
    }

    private static List<StarApplication> decided(List<StarApplication> all, Map<UUID, Rating> ratings) {
        return all.stream()
                .map(application -> {
                    var rating = ratings.get(application.id());
                    return rating == null ? application.lapse() : application.decide(rating);
                })
                .toList();
    }
}
