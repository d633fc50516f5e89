package dangjian.activity.meeting;

import dangjian.activity.kind.ActivityKind;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.WorkingCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An activity as it goes out.
@Schema(name = "Activity")
record ActivityView(
        UUID id,
        UUID orgId,
        @Schema(example = "THEME_DAY") String kind,
        @Schema(example = "主题党日") String kindName,
        @Schema(example = "三月主题党日") String title,
        @Schema(example = "党员活动室") String place,
        Instant startsAt,
        Instant endsAt,

        @Schema(description = "开始后多少分钟起签到算迟到", example = "15")
        int lateAfterMinutes,

        List<String> agenda,
        @Schema(description = "主持人") @Nullable String chair,
        @Schema(description = "记录人") @Nullable String recorder,
        @Schema(description = "其他支部党员是否可以签到列席") boolean openToGuests,
        ActivityState state,
        ActivityState.Phase phase,
        @Nullable Instant publishedAt,
        @Nullable Instant closedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Schema(description = "会议记录上传截止日，取消的活动没有") @Nullable LocalDate minutesDueOn,
        @Schema(description = "会议记录是否迟交或逾期未交") boolean minutesLate,
        int version,
        @Schema(description = "到会情况，只在查看单个活动时返回") @Nullable Turnout turnout) {

    static ActivityView of(
            Activity activity,
            ActivityKind kind,
            WorkingCalendar calendar,
            LocalDate today,
            @Nullable Turnout turnout) {
        var plan = activity.plan();
        var progress = activity.progress();
        var dueOn = dueOn(activity, kind, calendar);
        return new ActivityView(
                activity.id(),
                activity.orgId(),
                activity.kind(),
                kind.name(),
                plan.title(),
                plan.place(),
                plan.startsAt(),
                plan.endsAt(),
                plan.lateAfterMinutes(),
                plan.agenda(),
                plan.chair(),
                plan.recorder(),
                plan.openToGuests(),
                progress.state(),
                progress.state().phase(),
                progress.publishedAt(),
                progress.closedAt(),
                progress.cancelledAt(),
                progress.cancelReason(),
                dueOn,
                dueOn != null && handedIn(activity, today).isAfter(dueOn),
                activity.version(),
                turnout);
    }

    private static @Nullable LocalDate dueOn(Activity activity, ActivityKind kind, WorkingCalendar calendar) {
        return activity.state() == ActivityState.CANCELLED
                ? null
                : calendar.plusWorkingDays(BusinessTime.dateOf(activity.plan().endsAt()), kind.minutesDueWorkingDays());
    }

    private static LocalDate handedIn(Activity activity, LocalDate today) {
        var minutesAt = activity.progress().minutesAt();
        return minutesAt == null ? today : BusinessTime.dateOf(minutesAt);
    }
}
