package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a plan is to change; what is absent stays.
@Schema(name = "ActivityPlanChange", example = """
    {"title": "三月主题党日（改在周六）", "place": "三楼会议室",
     "startsAt": "2026-03-07T09:30:00+08:00", "endsAt": "2026-03-07T11:30:00+08:00"}
    """)
record PlanChange(
        @Schema(example = "三月主题党日（改在周六）") @Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100)
        String title,

        @Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100)
        String place,

        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Min(0) @Max(240) Integer lateAfterMinutes,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 200) String> agenda,
        @Nullable @Size(max = 50) String chair,
        @Nullable @Size(max = 50) String recorder,
        @Nullable Boolean openToGuests) {

    Plan appliedTo(Plan plan) {
        return new Plan(
                title == null ? plan.title() : title,
                place == null ? plan.place() : place,
                startsAt == null ? plan.startsAt() : startsAt,
                endsAt == null ? plan.endsAt() : endsAt,
                lateAfterMinutes == null ? plan.lateAfterMinutes() : lateAfterMinutes,
                agenda == null ? plan.agenda() : agenda,
                chair == null ? plan.chair() : chair,
                recorder == null ? plan.recorder() : recorder,
                openToGuests == null ? plan.openToGuests() : openToGuests);
    }
}
