package dangjian.activity.kind;

import dangjian.kit.web.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A kind of activity as it goes out, with what it asks of one branch when that was asked for.
@Schema(name = "ActivityKind")
record KindView(
        @Schema(example = "THEME_DAY") String code,
        @Schema(example = "主题党日") String name,
        LocalDate validFrom,
        @Schema(description = "每个周期至少几次") @Nullable Integer times,
        ActivityKind.@Nullable Period period,
        ActivityKind.Attendees attendedBy,
        @Schema(description = "表决规则") @Nullable String majorityRule,
        int lateAfterMinutes,
        @Schema(description = "会议记录应在活动后几个工作日内上传") int minutesDueWorkingDays,
        String legalBasis,
        @Schema(description = "条款是否已与公开文本核对") boolean isVerified,
        @Nullable DutyView duty) {

    static KindView of(ActivityKind kind, @Nullable DutyView duty) {
        return new KindView(
                kind.code(),
                kind.name(),
                kind.validFrom(),
                kind.times(),
                kind.period(),
                kind.attendedBy(),
                kind.majorityRule(),
                kind.lateAfterMinutes(),
                kind.minutesDueWorkingDays(),
                kind.legalBasis(),
                kind.isVerified(),
                duty);
    }

    /// What is asked of the branch.
    @Schema(name = "ActivityDuty")
    record DutyView(
            boolean isRequired,
            @Schema(description = "免除的原因") @Nullable String reason) {

        static DutyView of(Duty duty, Messages messages, Locale locale) {
            var reason = duty.reason();
            return new DutyView(
                    duty.isRequired(), reason == null ? null : messages.text(reason, duty.arguments(), locale));
        }
    }
}
