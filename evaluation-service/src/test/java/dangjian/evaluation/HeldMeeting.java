package dangjian.evaluation;

import dangjian.kit.calendar.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A meeting as activity-service tells of it, for tests.
public final class HeldMeeting {

    private final UUID id = UUID.randomUUID();
    private final UUID branch;
    private final String kind;
    private final Instant startsAt;
    private final List<Map<String, Object>> attendances = new ArrayList<>();

    public HeldMeeting(UUID branch, String kind, LocalDate day) {
        this.branch = branch;
        this.kind = kind;
        this.startsAt = BusinessTime.startOf(day).plusSeconds(9 * 3600);
    }

    public UUID id() {
        return id;
    }

    public HeldMeeting with(UUID member, String status) {
        return with(member, branch, status);
    }

    /// Somebody of another branch is a guest.
    public HeldMeeting with(UUID member, UUID memberBranch, String status) {
        attendances.add(Map.of(
                "memberId", member,
                "orgId", memberBranch,
                "status", status,
                "isGuest", !memberBranch.equals(branch)));
        return this;
    }

    /// @return the id of the event
    public UUID close() {
        var event = UUID.randomUUID();
        close(event);
        return event;
    }

    public void close(UUID event) {
        SentEvents.send(
                event,
                "activity.closed.v1",
                id,
                Map.of(
                        "id",
                        id,
                        "orgId",
                        branch,
                        "kind",
                        kind,
                        "title",
                        "测试活动",
                        "startsAt",
                        startsAt.toString(),
                        "endsAt",
                        startsAt.plusSeconds(7200).toString(),
                        "closedAt",
                        startsAt.plusSeconds(86400).toString(),
                        "attendances",
                        attendances));
    }

    public void correct(UUID member, String from, String to) {
        SentEvents.send(
                "activity.attendance-corrected.v1",
                id,
                Map.of(
                        "activityId", id,
                        "orgId", branch,
                        "kind", kind,
                        "startsAt", startsAt.toString(),
                        "memberId", member,
                        "memberOrgId", branch,
                        "from", from,
                        "to", to,
                        "reason", "测试更正",
                        "correctedAt", startsAt.plusSeconds(172800).toString()));
    }
}
