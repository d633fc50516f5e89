package dangjian.activity.meeting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a member attended an activity (考勤).
///
/// @param orgId the member's own organisation
/// @param checkedInAt when the member checked in; absent if somebody else recorded it
/// @param recordedBy the account that recorded it; absent if the platform did at closing
record Attendance(
        UUID activityId,
        UUID memberId,
        UUID orgId,
        AttendanceStatus status,
        boolean isGuest,
        @Nullable Instant checkedInAt,
        @Nullable String reason,
        @Nullable UUID recordedBy,
        Instant recordedAt) {

    static Attendance of(Activity activity, Candidate candidate, Entry entry) {
        return new Attendance(
                activity.id(),
                candidate.memberId(),
                candidate.orgId(),
                entry.status(),
                candidate.standingIn(activity) == Candidate.Standing.GUEST,
                entry.checkedInAt(),
                entry.reason(),
                entry.by(),
                entry.at());
    }

    /// Whether checking in would add nothing: the member has checked in, or was recorded as there.
    boolean isSettled() {
        return checkedInAt != null || status.isThere();
    }

    Attendance change(Entry entry) {
        return new Attendance(
                activityId,
                memberId,
                orgId,
                entry.status(),
                isGuest,
                checkedInAt == null ? entry.checkedInAt() : checkedInAt,
                entry.reason(),
                entry.by(),
                entry.at());
    }

    /// What somebody records about an attendance.
    record Entry(
            AttendanceStatus status,
            @Nullable Instant checkedInAt,
            @Nullable String reason,
            UUID by,
            Instant at) {

        static Entry checkIn(AttendanceStatus status, UUID by, Instant at) {
            return new Entry(status, at, null, by, at);
        }

        static Entry manual(AttendanceStatus status, String reason, UUID by, Instant at) {
            return new Entry(status, null, reason, by, at);
        }
    }
}
