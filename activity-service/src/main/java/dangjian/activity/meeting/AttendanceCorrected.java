package dangjian.activity.meeting;

import dangjian.kit.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/// An attendance was corrected after its activity had been closed.
///
/// @param memberOrgId the member's own organisation
record AttendanceCorrected(
        UUID activityId,
        UUID orgId,
        String kind,
        Instant startsAt,
        UUID memberId,
        UUID memberOrgId,
        AttendanceStatus from,
        AttendanceStatus to,
        String reason,
        Instant correctedAt)
        implements DomainEvent {

    static final String TYPE = "activity.attendance-corrected.v1";

    static AttendanceCorrected of(Activity activity, Attendance old, Attendance corrected, String reason) {
        return new AttendanceCorrected(
                activity.id(),
                activity.orgId(),
                activity.kind(),
                activity.plan().startsAt(),
                corrected.memberId(),
                corrected.orgId(),
                old.status(),
                corrected.status(),
                reason,
                corrected.recordedAt());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return activityId;
    }
}
