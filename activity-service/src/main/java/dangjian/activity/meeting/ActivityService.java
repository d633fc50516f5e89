package dangjian.activity.meeting;

import dangjian.activity.kind.Kinds;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Plans, changes and cancels activities, and finds them again.
@Service
class ActivityService {

    private final ActivityRepository activities;
    private final CheckInSecrets secrets;
    private final Kinds kinds;
    private final InstantSource clock;

    ActivityService(ActivityRepository activities, CheckInSecrets secrets, Kinds kinds, InstantSource clock) {
        this.activities = activities;
        this.secrets = secrets;
        this.kinds = kinds;
        this.clock = clock;
    }

    Mono<Activity> find(UUID id, Scope scope) {
        return activities.find(id, scope).switchIfEmpty(unknown());
    }

    Mono<Page<Activity>> list(ActivityFilter filter, Scope scope, Paging paging) {
        var page = activities
                .list(filter, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, ActivityCursor::write));
        return paging.count() ? page.zipWith(activities.count(filter, scope), Page::withTotal) : page;
    }

    /// @param planner makes the plan from the kind's usual minutes until somebody is late
    @Transactional
    Mono<Activity> plan(UUID orgId, String kind, IntFunction<Plan> planner, Scope scope) {
        var draft = planner.apply(0);
        return kinds.find(kind, draft.day())
                .map(known -> Activity.planned(Ids.next(), orgId, kind, planner.apply(known.lateAfterMinutes())))
                .flatMap(planned -> activities.insert(planned, scope))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    @Transactional
    Mono<Activity> replan(UUID id, UnaryOperator<Plan> change, Version version, Scope scope) {
        return activities
                .lock(id, scope)
                .switchIfEmpty(unknown())
                .doOnNext(activity -> version.mustBe(activity.version()))
                .map(activity -> activity.replan(change.apply(activity.plan())))
                .delayUntil(replanned ->
                        kinds.find(replanned.kind(), replanned.plan().day()))
                .flatMap(replanned -> activities.update(replanned, scope));
    }

    @Transactional
    Mono<Activity> cancel(UUID id, String reason, Scope scope) {
        return activities
                .lock(id, scope)
                .switchIfEmpty(unknown())
                .map(activity -> activity.cancel(reason, clock.instant()))
                .flatMap(cancelled -> activities.update(cancelled, scope))
                .delayUntil(cancelled -> secrets.forget(cancelled.id()));
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("activity.unknown"));
    }
}
