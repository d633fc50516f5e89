package dangjian.activity.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the table `activities`.
record ActivityRow(
        UUID id,
        UUID orgId,
        String kind,
        String title,
        String place,
        Instant startsAt,
        Instant endsAt,
        int lateAfterMinutes,
        String[] agenda,
        @Nullable String chair,
        @Nullable String recorder,
        boolean openToGuests,
        boolean invitesEveryone,
        String state,
        @Nullable Instant publishedAt,
        @Nullable Instant minutesAt,
        @Nullable Instant closedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        int version) {

    static ActivityRow of(Activity activity) {
        var plan = activity.plan();
        var progress = activity.progress();
        return new ActivityRow(
                activity.id(),
                activity.orgId(),
                activity.kind(),
                plan.title(),
                plan.place(),
                plan.startsAt(),
                plan.endsAt(),
                plan.lateAfterMinutes(),
                plan.agenda().toArray(String[]::new),
                plan.chair(),
                plan.recorder(),
                plan.openToGuests(),
                activity.invitesEveryone(),
                progress.state().name(),
                progress.publishedAt(),
                progress.minutesAt(),
                progress.closedAt(),
                progress.cancelledAt(),
                progress.cancelReason(),
                activity.version());
    }

    Activity toActivity() {
        var plan = new Plan(
                title, place, startsAt, endsAt, lateAfterMinutes, List.of(agenda), chair, recorder, openToGuests);
        var progress = new Activity.Progress(
                ActivityState.valueOf(state), publishedAt, minutesAt, closedAt, cancelledAt, cancelReason);
        return new Activity(id, orgId, kind, plan, invitesEveryone, progress, version);
    }
}
