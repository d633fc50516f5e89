package dangjian.activity.meeting;

import dangjian.activity.kind.MajorityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The minutes of an activity (会议记录). Who was there is not in them: it is counted from the attendances.
record Minutes(
        UUID activityId,
        String chair,
        String recorder,
        List<Item> items,
        @Nullable String resolution,
        @Nullable CountedVote vote,
        UUID writtenBy,
        Instant writtenAt) {

    /// One point of the agenda and what was said about it.
    @Schema(name = "MinutesItem")
    record Item(
            @Schema(example = "学习全国两会精神") @NotBlank @Size(max = 200)
            String topic,

            @Schema(example = "与会党员结合岗位作了交流发言。") @Nullable @Size(max = 4000)
            String extract) {}

    /// A vote and what came of it under the rule of the day.
    record CountedVote(Vote vote, String rule, LocalDate ruleFrom, MajorityRule.Outcome outcome) {

        static CountedVote of(Vote vote, MajorityRule rule) {
            return new CountedVote(vote, rule.code(), rule.validFrom(), vote.outcome(rule));
        }
    }
}
