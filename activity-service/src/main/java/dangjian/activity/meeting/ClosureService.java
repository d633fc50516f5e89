package dangjian.activity.meeting;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Closes activities: from then on their attendances are told to everybody.
@Service
class ClosureService {

    private final ActivityRepository activities;
    private final AttendanceRepository attendances;
    private final InvitationRepository invitations;
    private final MinutesRepository minutes;
    private final CheckInSecrets secrets;
    private final Outbox outbox;
    private final InstantSource clock;

    ClosureService(
            ActivityRepository activities,
            AttendanceRepository attendances,
            InvitationRepository invitations,
            MinutesRepository minutes,
            CheckInSecrets secrets,
            Outbox outbox,
            InstantSource clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.invitations = invitations;
        this.minutes = minutes;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Activity> close(UUID id, Scope scope) {
        var now = clock.instant();
        return activities
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .map(activity -> activity.close(now))
                .delayUntil(closed -> minutes.find(id, scope).flatMap(this::votersMustHaveBeenThere))
                .flatMap(closed -> activities.update(closed, scope))
                .delayUntil(closed -> attendances.markAbsent(id, now).then(secrets.forget(id)))
                .delayUntil(closed -> attendances
                        .all(id)
                        .collectList()
                        .flatMap(all -> outbox.add(ActivityClosed.of(closed, now, all))));
    }

    private Mono<Void> votersMustHaveBeenThere(Minutes written) {
        var counted = written.vote();
        if (counted == null) {
            return Mono.empty();
        }
        int claimed = counted.vote().present();
        return invitations
                .voters(written.activityId())
                .flatMap(voters -> voters.there() < claimed
                        ? Mono.error(Problem.conflict("vote.more-than-there", claimed, voters.there()))
                        : Mono.empty());
    }
}
