package dangjian.evaluation.point;

import dangjian.kit.calendar.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What points read of `activity.attendance-corrected.v1`.
record AttendanceCorrected(
        UUID activityId, String kind, Instant startsAt, UUID memberId, UUID memberOrgId, String to, String reason) {

    LocalDate heldOn() {
        return BusinessTime.dateOf(startsAt);
    }
}
