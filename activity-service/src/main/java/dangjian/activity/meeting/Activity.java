package dangjian.activity.meeting;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An activity of organisational life (组织生活活动) of an organisation.
///
/// @param invitesEveryone whether its kind expects every member of the organisation; known from publication on
/// @param version counts its own changes; check-ins and attendances do not change it
record Activity(UUID id, UUID orgId, String kind, Plan plan, boolean invitesEveryone, Progress progress, int version) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static Activity planned(UUID id, UUID orgId, String kind, Plan plan) {
        return new Activity(id, orgId, kind, plan, false, Progress.PLANNED, 1);
    }

    Activity replan(Plan changed) {
        mustNotBeOver();
        if (state() != ActivityState.PLANNED && state() != ActivityState.PUBLISHED) {
            throw Problem.conflict("activity.fixed");
        }
        return new Activity(id, orgId, kind, changed, invitesEveryone, progress, version + 1);
    }

    Activity publish(boolean everyone, Instant now) {
        mustNotBeOver();
        if (state() != ActivityState.PLANNED) {
            throw Problem.conflict("activity.already-published");
        }
        return new Activity(id, orgId, kind, plan, everyone, progress.published(now), version + 1);
    }

    /// @param opensBefore how long before the start check-in may open
    Activity openCheckIn(Instant now, Duration opensBefore) {
        mustBePublished();
        if (state() == ActivityState.CHECK_IN_OPEN) {
            throw Problem.conflict("check-in.already-open");
        }
        var earliest = plan.startsAt().minus(opensBefore);
        if (now.isBefore(earliest)) {
            throw Problem.conflict("check-in.too-early", local(earliest));
        }
        return with(progress.in(ActivityState.CHECK_IN_OPEN));
    }

    Activity endCheckIn() {
        mustTakeCheckIns();
        return with(progress.in(ActivityState.CHECK_IN_ENDED));
    }

    /// The minutes were written; they may be written again until the activity is closed.
    Activity recordMinutes(Instant now) {
        mustBePublished();
        mustHaveBegun(now);
        return with(progress.withMinutes(now));
    }

    Activity close(Instant now) {
        mustBePublished();
        mustHaveBegun(now);
        if (progress.minutesAt() == null) {
            throw Problem.conflict("activity.minutes-missing");
        }
        return with(progress.closed(now));
    }

    Activity cancel(String reason, Instant now) {
        mustNotBeOver();
        return with(progress.cancelled(reason, now));
    }

    void mustTakeCheckIns() {
        mustNotBeOver();
        if (state() != ActivityState.CHECK_IN_OPEN) {
            throw Problem.conflict("check-in.not-open");
        }
    }

    /// Leave may be recorded ahead of the activity; who came and who did not is known once it has begun.
    void mustTake(AttendanceStatus status, Instant now) {
        mustBePublished();
        if (!status.isLeave()) {
            mustHaveBegun(now);
        }
    }

    private void mustBePublished() {
        mustNotBeOver();
        if (state() == ActivityState.PLANNED) {
            throw Problem.conflict("activity.not-published");
        }
    }

    void mustTakeCorrections() {
        if (state() != ActivityState.CLOSED) {
            throw Problem.conflict("activity.not-closed");
        }
    }

    ActivityState state() {
        return progress.state();
    }

    /// An instant as the reader's clock shows it.
    static String local(Instant instant) {
        return MINUTE.format(instant.atZone(BusinessTime.ZONE));
    }

    private void mustHaveBegun(Instant now) {
        if (now.isBefore(plan.startsAt())) {
            throw Problem.conflict("activity.not-started", local(plan.startsAt()));
        }
    }

    private void mustNotBeOver() {
        if (state() == ActivityState.CANCELLED) {
            throw Problem.conflict("activity.cancelled");
        }
        if (state() == ActivityState.CLOSED) {
            throw Problem.conflict("activity.closed");
        }
    }

    private Activity with(Progress changed) {
        return new Activity(id, orgId, kind, plan, invitesEveryone, changed, version + 1);
    }

    /// How far it has come, and when.
    ///
    /// @param minutesAt when the minutes were first handed in
    record Progress(
            ActivityState state,
            @Nullable Instant publishedAt,
            @Nullable Instant minutesAt,
            @Nullable Instant closedAt,
            @Nullable Instant cancelledAt,
            @Nullable String cancelReason) {

        static final Progress PLANNED = new Progress(ActivityState.PLANNED, null, null, null, null, null);

        private Progress in(ActivityState next) {
            return new Progress(next, publishedAt, minutesAt, closedAt, cancelledAt, cancelReason);
        }

        private Progress published(Instant at) {
            return new Progress(ActivityState.PUBLISHED, at, minutesAt, closedAt, cancelledAt, cancelReason);
        }

        private Progress withMinutes(Instant at) {
            return new Progress(
                    state, publishedAt, minutesAt == null ? at : minutesAt, closedAt, cancelledAt, cancelReason);
        }

        private Progress closed(Instant at) {
            return new Progress(ActivityState.CLOSED, publishedAt, minutesAt, at, cancelledAt, cancelReason);
        }

        private Progress cancelled(String reason, Instant at) {
            return new Progress(ActivityState.CANCELLED, publishedAt, minutesAt, closedAt, at, reason);
        }
    }
}
