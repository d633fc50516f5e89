package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A new plan as it comes in.
@Schema(name = "ActivityPlan")
record PlanRequest(
        @Schema(description = "举办活动的党组织") @NotNull UUID orgId,

        @Schema(example = "THEME_DAY", description = "活动类型，见 /api/v1/activities/kinds") @NotBlank @Size(max = 40)
        String kind,

        @Schema(example = "三月主题党日：学习全国两会精神") @NotBlank @Size(max = 100)
        String title,

        @Schema(example = "社区党群服务中心二楼") @NotBlank @Size(max = 100)
        String place,

        @Schema(example = "2026-03-05T09:30:00+08:00") @NotNull
        Instant startsAt,

        @Schema(example = "2026-03-05T11:30:00+08:00") @NotNull
        Instant endsAt,

        @Schema(example = "15", description = "开始后多少分钟起算迟到，默认按活动类型") @Nullable @Min(0) @Max(240)
        Integer lateAfterMinutes,

        @Schema(example = "[\"集中学习\", \"交流讨论\"]") @Nullable @Size(max = 50)
        List<@NotBlank @Size(max = 200) String> agenda,

        @Schema(example = "王建国", description = "主持人") @Nullable @Size(max = 50)
        String chair,

        @Schema(example = "李红梅", description = "记录人") @Nullable @Size(max = 50)
        String recorder,

        @Schema(description = "其他支部党员是否可以签到列席，默认否") @Nullable
        Boolean openToGuests) {

    Plan plan(int usualLateAfterMinutes) {
        return new Plan(
                title,
                place,
                startsAt,
                endsAt,
                Objects.requireNonNullElse(lateAfterMinutes, usualLateAfterMinutes),
                agenda == null ? List.of() : agenda,
                chair,
                recorder,
                Boolean.TRUE.equals(openToGuests));
    }
}
