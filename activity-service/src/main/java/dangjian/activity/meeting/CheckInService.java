package dangjian.activity.meeting;

import dangjian.activity.meeting.AttendanceBook.CheckedIn;
import dangjian.activity.meeting.Candidate.Standing;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Lets members check in with the code they see in the room.
@Service
class CheckInService {

    private final ActivityRepository activities;
    private final InvitationRepository invitations;
    private final AttendanceRepository attendances;
    private final CodeCheck codes;
    private final CheckInRecorder recorder;
    private final InstantSource clock;

    CheckInService(
            ActivityRepository activities,
            InvitationRepository invitations,
            AttendanceRepository attendances,
            CodeCheck codes,
            CheckInRecorder recorder,
            InstantSource clock) {
        this.activities = activities;
        this.invitations = invitations;
        this.attendances = attendances;
        this.codes = codes;
        this.recorder = recorder;
        this.clock = clock;
    }

    /// Checks the member in; a second time gives the same attendance again.
    Mono<CheckedIn> checkIn(UUID id, String code, UUID member, UUID account) {
        return activities
                .findForCheckIn(id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("activity.unknown")))
                .flatMap(activity -> invitations
                        .candidate(activity, member)
                        .defaultIfEmpty(Candidate.unknown(member))
                        .flatMap(candidate -> candidate.standingIn(activity) == Standing.OUTSIDER
                                ? turnAway(activity, code)
                                : admit(activity, candidate, code, account)));
    }

    private Mono<CheckedIn> admit(Activity activity, Candidate candidate, String code, UUID account) {
        activity.mustTakeCheckIns();
        return attendances
                .find(activity.id(), candidate.memberId())
                .filter(Attendance::isSettled)
                .map(CheckedIn::again)
                .switchIfEmpty(Mono.defer(() -> codes.mustBeRight(activity, candidate.memberId(), code)
                        .then(recorder.record(activity.id(), candidate, account))));
    }

    /// The activity exists only for those who are expected, and for those in the room, who can show its code.
    private <T> Mono<T> turnAway(Activity activity, String code) {
        return codes.isRight(activity, code, clock.instant())
                .flatMap(isRight -> Mono.error(
                        isRight ? Problem.forbidden("check-in.not-invited") : Problem.notFound("activity.unknown")));
    }
}
