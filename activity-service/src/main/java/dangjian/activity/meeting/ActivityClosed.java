package dangjian.activity.meeting;

import dangjian.kit.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An activity was held and closed; its attendances stand, apart from corrections.
record ActivityClosed(
        UUID id,
        UUID orgId,
        String kind,
        String title,
        Instant startsAt,
        Instant endsAt,
        Instant closedAt,
        List<Attended> attendances)
        implements DomainEvent {

    static final String TYPE = "activity.closed.v1";

    static ActivityClosed of(Activity activity, Instant closedAt, List<Attendance> attendances) {
        var plan = activity.plan();
        return new ActivityClosed(
                activity.id(),
                activity.orgId(),
                activity.kind(),
                plan.title(),
                plan.startsAt(),
                plan.endsAt(),
                closedAt,
                attendances.stream().map(Attended::of).toList());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }

    /// One line of the attendance list.
    ///
    /// @param orgId the member's own organisation
    record Attended(
            UUID memberId,
            UUID orgId,
            AttendanceStatus status,
            @Nullable Instant checkedInAt,
            boolean isGuest) {

        private static Attended of(Attendance attendance) {
            return new Attended(
                    attendance.memberId(),
                    attendance.orgId(),
                    attendance.status(),
                    attendance.checkedInAt(),
                    attendance.isGuest());
        }
    }
}
