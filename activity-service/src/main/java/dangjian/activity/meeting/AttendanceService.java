package dangjian.activity.meeting;

import dangjian.activity.meeting.Attendance.Entry;
import dangjian.activity.meeting.Candidate.Standing;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Records leave and attendance by hand, and corrects them after an activity was closed.
@Service
class AttendanceService {

    private final ActivityRepository activities;
    private final AttendanceRepository attendances;
    private final InvitationRepository invitations;
    private final AttendanceBook book;
    private final Outbox outbox;
    private final InstantSource clock;

    AttendanceService(
            ActivityRepository activities,
            AttendanceRepository attendances,
            InvitationRepository invitations,
            AttendanceBook book,
            Outbox outbox,
            InstantSource clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.invitations = invitations;
        this.book = book;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Attendance> enter(UUID id, UUID member, Statement statement, Scope scope) {
        return activities
                .lockShared(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .doOnNext(activity -> activity.mustTake(statement.status(), clock.instant()))
                .flatMap(activity -> invitations
                        .candidate(activity, member)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("attendance.member-unknown")))
                        .flatMap(candidate -> enter(activity, candidate, statement.entry(clock))));
    }

    private Mono<Attendance> enter(Activity activity, Candidate candidate, Entry entry) {
        if (candidate.isInvited()) {
            return book.enter(Attendance.of(activity, candidate, entry), entry);
        }
        if (candidate.standingIn(activity) == Standing.JOINED_SINCE) {
            return invitations
                    .add(activity, candidate)
                    .then(book.enter(Attendance.of(activity, candidate, entry), entry));
        }
        return attendances
                .find(activity.id(), candidate.memberId())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("attendance.member-unknown")))
                .flatMap(guest -> book.enter(guest, entry));
    }

    @Transactional
    Mono<Attendance> correct(UUID id, UUID member, Statement statement, Scope scope) {
        return activities
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .doOnNext(Activity::mustTakeCorrections)
                .flatMap(activity -> attendances
                        .lock(id, member)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("attendance.unknown")))
                        .doOnNext(old -> mustDiffer(old, statement))
                        .flatMap(old -> book.correct(old, statement.entry(clock))
                                .delayUntil(corrected -> outbox.add(
                                        AttendanceCorrected.of(activity, old, corrected, statement.reason())))));
    }

    private static void mustDiffer(Attendance old, Statement statement) {
        if (old.status() == statement.status()) {
            throw Problem.unprocessable("attendance.unchanged").at("/status", "attendance.unchanged");
        }
    }

    /// What the secretary says about an attendance, and why.
    record Statement(AttendanceStatus status, String reason, UUID by) {

        private Entry entry(InstantSource clock) {
            return Entry.manual(status, reason, by, clock.instant());
        }
    }
}
