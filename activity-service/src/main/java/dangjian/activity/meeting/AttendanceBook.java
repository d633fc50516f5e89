package dangjian.activity.meeting;

import dangjian.activity.meeting.Attendance.Entry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps one attendance per member and activity, and of every change what it was before.
///
/// Its callers hold the activity locked, so that closing and recording cannot pass each other.
@Component
class AttendanceBook {

    private final AttendanceRepository attendances;

    AttendanceBook(AttendanceRepository attendances) {
        this.attendances = attendances;
    }

    /// Records that somebody checks in; who is settled already stays so.
    Mono<CheckedIn> checkIn(Attendance attendance, Entry entry) {
        return attendances
                .insert(attendance)
                .flatMap(isNew -> isNew
                        ? Mono.just(CheckedIn.now(attendance))
                        : attendances
                                .lock(attendance.activityId(), attendance.memberId())
                                .flatMap(old -> old.isSettled()
                                        ? Mono.just(CheckedIn.again(old))
                                        : change(old, entry, false).map(CheckedIn::now)));
    }

    /// Records what somebody else says about an attendance.
    Mono<Attendance> enter(Attendance attendance, Entry entry) {
        return attendances
                .insert(attendance)
                .flatMap(isNew -> isNew
                        ? Mono.just(attendance)
                        : attendances
                                .lock(attendance.activityId(), attendance.memberId())
                                .flatMap(old -> change(old, entry, false)));
    }

    Mono<Attendance> correct(Attendance old, Entry entry) {
        return change(old, entry, true);
    }

    private Mono<Attendance> change(Attendance old, Entry entry, boolean isCorrection) {
        var changed = old.change(entry);
        var history = old.status() == changed.status()
                ? Mono.<Void>empty()
                : attendances.add(AttendanceChange.between(old, changed, isCorrection));
        return attendances.update(changed).then(history).thenReturn(changed);
    }

    /// What came of a check-in.
    record CheckedIn(Attendance attendance, boolean isAgain) {

        static CheckedIn now(Attendance attendance) {
            return new CheckedIn(attendance, false);
        }

        static CheckedIn again(Attendance attendance) {
            return new CheckedIn(attendance, true);
        }
    }
}
