package dangjian.evaluation.star;

import dangjian.evaluation.star.StarSchemeController.Draft;
import dangjian.evaluation.star.StarSchemeController.Threshold;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Publishes new versions of the rating scheme; a published version never changes.
@Service
class StarSchemeService {

    private final StarSchemeRepository schemes;
    private final InstantSource clock;
    private final int leastNotice;

    /// @param leastNotice fewest working days of a public notice that a new version may have
    StarSchemeService(
            StarSchemeRepository schemes,
            InstantSource clock,
            @Value("${dangjian.stars.least-notice-working-days}") int leastNotice) {
        this.schemes = schemes;
        this.clock = clock;
        this.leastNotice = leastNotice;
    }

    Mono<List<StarScheme>> all() {
        return schemes.all().collectList();
    }

    @Transactional
    Mono<StarScheme> publish(Draft draft) {
        if (draft.effectiveFrom().isBefore(BusinessTime.today(clock))) {
            throw Problem.unprocessable("star.scheme").at("/effectiveFrom", "star.effective-past");
        }
        if (draft.noticeWorkingDays() < leastNotice) {
            throw Problem.unprocessable("star.scheme").at("/noticeWorkingDays", "star.notice-short", leastNotice);
        }
        if (draft.thresholds().stream().anyMatch(Threshold::lacksFunding)) {
            throw Problem.unprocessable("star.scheme").at("/thresholds", "star.funding-missing");
        }
        mustFall(draft.thresholds());
        return schemes.publish(draft)
                .switchIfEmpty(Mono.error(() -> Problem.unprocessable("star.scheme-unknown", draft.basedOn())))
                .flatMap(schemes::find);
    }

    /// More stars take more points.
    private static void mustFall(List<Threshold> thresholds) {
        for (int place = 1; place < thresholds.size(); place++) {
            var above = thresholds.get(place - 1);
            var below = thresholds.get(place);
            if (below.stars() >= above.stars() || below.leastPoints().compareTo(above.leastPoints()) >= 0) {
                throw Problem.unprocessable("star.scheme").at("/thresholds/" + place, "star.thresholds-order");
            }
        }
    }
}
