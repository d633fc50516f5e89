package dangjian.activity.meeting;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Opens and ends check-in, and shows the code of the moment in between.
@Service
class OpenCheckInService {

    private final ActivityRepository activities;
    private final CheckInSecrets secrets;
    private final CheckInProperties properties;
    private final InstantSource clock;

    OpenCheckInService(
            ActivityRepository activities, CheckInSecrets secrets, CheckInProperties properties, InstantSource clock) {
        this.activities = activities;
        this.secrets = secrets;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    Mono<Activity> open(UUID id, Scope scope) {
        return lock(id, scope)
                .map(activity -> activity.openCheckIn(clock.instant(), properties.opensBefore()))
                .flatMap(opened -> activities.update(opened, scope))
                .delayUntil(opened -> secrets.make(opened.id(), clock.instant()));
    }

    @Transactional
    Mono<Activity> end(UUID id, Scope scope) {
        return lock(id, scope)
                .map(Activity::endCheckIn)
                .flatMap(ended -> activities.update(ended, scope))
                .delayUntil(ended -> secrets.forget(ended.id()));
    }

    Mono<CheckInCodes.Shown> code(UUID id, Scope scope) {
        return activities
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .doOnNext(Activity::mustTakeCheckIns)
                .flatMap(activity -> secrets.codes(activity.id()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("check-in.not-open")))
                .map(codes -> codes.shownAt(clock.instant()));
    }

    private Mono<Activity> lock(UUID id, Scope scope) {
        return activities.lock(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")));
    }
}
