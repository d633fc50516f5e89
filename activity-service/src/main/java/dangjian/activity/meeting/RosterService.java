package dangjian.activity.meeting;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Reads attendance lists and the history of their changes.
@Service
class RosterService {

    private final ActivityRepository activities;
    private final RosterRepository roster;

    RosterService(ActivityRepository activities, RosterRepository roster) {
        this.activities = activities;
        this.roster = roster;
    }

    Mono<Page<RosterLine>> lines(UUID activity, Scope scope, Paging paging) {
        return mustBeVisible(activity, scope)
                .then(roster.lines(activity, scope, paging).collectList())
                .map(rows -> Page.of(rows, paging, line -> List.of(line.memberId())));
    }

    Mono<Turnout> turnout(UUID activity, Scope scope) {
        return roster.turnout(activity, scope);
    }

    Mono<Page<AttendanceChange>> changes(UUID activity, Scope scope, Paging paging) {
        return mustBeVisible(activity, scope)
                .then(roster.changes(activity, scope, paging).collectList())
                .map(rows -> Page.of(rows, paging, change -> List.of(change.id())));
    }

    private Mono<Activity> mustBeVisible(UUID activity, Scope scope) {
        return activities.find(activity, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")));
    }
}
