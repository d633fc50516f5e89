package dangjian.activity.meeting;

import dangjian.kit.data.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// That a recorded attendance was changed: by whom, when and why; never changed itself.
///
/// @param isCorrection made after the activity was closed (更正)
record AttendanceChange(
        UUID id,
        UUID activityId,
        UUID memberId,
        AttendanceStatus fromStatus,
        AttendanceStatus toStatus,
        String reason,
        boolean isCorrection,
        UUID changedBy,
        Instant changedAt) {

    /// The reason that stands for a check-in over an earlier leave.
    static final String CHECKED_IN = "签到";

    static AttendanceChange between(Attendance old, Attendance changed, boolean isCorrection) {
        return new AttendanceChange(
                Ids.next(),
                old.activityId(),
                old.memberId(),
                old.status(),
                changed.status(),
                Objects.requireNonNullElse(changed.reason(), CHECKED_IN),
                isCorrection,
                Objects.requireNonNull(changed.recordedBy()),
                changed.recordedAt());
    }
}
