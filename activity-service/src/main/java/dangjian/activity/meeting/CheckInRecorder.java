package dangjian.activity.meeting;

import dangjian.activity.meeting.Attendance.Entry;
import dangjian.activity.meeting.AttendanceBook.CheckedIn;
import dangjian.activity.meeting.Candidate.Standing;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Writes down a check-in whose code was right, unless the activity was closed in the meantime.
@Component
class CheckInRecorder {

    private final ActivityRepository activities;
    private final InvitationRepository invitations;
    private final AttendanceBook book;
    private final InstantSource clock;

    CheckInRecorder(
            ActivityRepository activities, InvitationRepository invitations, AttendanceBook book, InstantSource clock) {
        this.activities = activities;
        this.invitations = invitations;
        this.book = book;
        this.clock = clock;
    }

    @Transactional
    Mono<CheckedIn> record(UUID activity, Candidate candidate, UUID account) {
        return activities
                .lockForCheckIn(activity)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .doOnNext(Activity::mustTakeCheckIns)
                .delayUntil(locked -> candidate.standingIn(locked) == Standing.JOINED_SINCE
                        ? invitations.add(locked, candidate)
                        : Mono.empty())
                .flatMap(locked -> {
                    var now = clock.instant();
                    var entry = Entry.checkIn(locked.plan().statusAt(now), account, now);
                    return book.checkIn(Attendance.of(locked, candidate, entry), entry);
                });
    }
}
