package dangjian.activity.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dangjian.activity.kind.MajorityRule;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/// A counted vote (表决).
///
/// @param entitled those with a vote who should attend (应到会有表决权)
/// @param present of these, who was there (实到会)
record Vote(
        @Schema(example = "3", description = "应到会有表决权的人数") @NotNull @PositiveOrZero
        Integer entitled,

        @Schema(example = "3", description = "其中实到会的人数") @NotNull @PositiveOrZero
        Integer present,

        @JsonProperty("for") @Schema(name = "for", example = "2", description = "赞成") @NotNull @PositiveOrZero
        Integer votesFor,

        @Schema(example = "0", description = "反对") @NotNull @PositiveOrZero
        Integer against,

        @Schema(example = "1", description = "弃权") @NotNull @PositiveOrZero
        Integer abstain,

        @NotNull Method method) {

    /// Rejects numbers that cannot be of one vote.
    ///
    /// @param expected the full members on the list of those expected
    void mustAddUp(long expected) {
        var problem = Problem.unprocessable("vote.inconsistent");
        if (entitled > expected) {
            problem = problem.at("/vote/entitled", "vote.entitled", entitled, expected);
        }
        if (present > entitled) {
            problem = problem.at("/vote/present", "vote.present", present, entitled);
        }
        if ((long) votesFor + against + abstain != present) {
            problem = problem.at("/vote/for", "vote.sum", (long) votesFor + against + abstain, present);
        }
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
    }

    MajorityRule.Outcome outcome(MajorityRule rule) {
        return rule.outcome(entitled, present, votesFor);
    }

    /// How votes are cast.
    @Schema(description = "OPEN 记名、SECRET 无记名")
    enum Method {
        OPEN,
        SECRET
    }
}
