package dangjian.evaluation.point;

import dangjian.kit.calendar.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What points read of `activity.closed.v1`.
record ActivityClosed(UUID id, String kind, String title, Instant startsAt, List<Attendance> attendances) {

    LocalDate heldOn() {
        return BusinessTime.dateOf(startsAt);
    }

    /// How one member attended.
    ///
    /// @param orgId the member's branch
    record Attendance(UUID memberId, UUID orgId, String status, boolean isGuest) {}
}
