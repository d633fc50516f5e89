package dangjian.evaluation.star;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.evaluation.star.StarCycleRepository.Count;
import dangjian.evaluation.star.StarStep.Verb;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes out about cycles and applications.
final class StarViews {

    private StarViews() {}

    /// A cycle, with where the applications in the caller's scope stand.
    record CycleView(
            UUID id,
            UUID orgId,
            int year,
            int schemeVersion,
            StarCycle.State state,
            @Nullable LocalDate noticeStartsOn,
            @Nullable LocalDate noticeEndsOn,
            @Nullable LocalDate confirmedOn,
            List<Count> applications) {

        static CycleView of(StarCycle cycle, List<Count> counts) {
            return new CycleView(
                    cycle.id(),
                    cycle.orgId(),
                    cycle.year(),
                    cycle.schemeVersion(),
                    cycle.state(),
                    cycle.noticeStartsOn(),
                    cycle.noticeEndsOn(),
                    cycle.confirmedOn(),
                    counts);
        }
    }

    /// An application in a list.
    ///
    /// @param points what the meeting decided on
    /// @param limits what kept the stars below what the points deserve
    /// @param version for `If-Match`
    record ApplicationSummary(
            UUID id,
            UUID cycleId,
            UUID orgId,
            String orgName,
            StarState state,
            @Nullable String veto,
            @Nullable BigDecimal points,
            @Nullable Integer stars,
            List<String> limits,
            int version) {

        static ApplicationSummary of(StarApplication application, Map<UUID, String> names) {
            return new ApplicationSummary(
                    application.id(),
                    application.cycleId(),
                    application.orgId(),
                    names.getOrDefault(application.orgId(), ""),
                    application.state(),
                    application.veto(),
                    application.points(),
                    application.stars(),
                    application.limits().isEmpty()
                            ? List.of()
                            : List.of(application.limits().split(" ")),
                    application.version());
        }
    }

    /// An application with its scores, its steps and its award.
    ///
    /// @param currentPoints what the scores add up to now
    /// @param satisfaction percent
    record ApplicationView(
            @JsonUnwrapped ApplicationSummary summary,
            int year,
            int schemeVersion,
            BigDecimal currentPoints,
            BigDecimal satisfaction,
            List<DimensionView> dimensions,
            List<StepView> steps,
            @Nullable StarAward award) {

        static ApplicationView of(
                StarApplication application,
                String orgName,
                StarFiles.Context context,
                List<StarScore> scores,
                List<StarStep> steps,
                @Nullable StarAward award) {
            var sheet = new ScoreSheet(context.scheme(), scores);
            return new ApplicationView(
                    ApplicationSummary.of(application, Map.of(application.orgId(), orgName)),
                    context.cycle().year(),
                    context.cycle().schemeVersion(),
                    sheet.total(),
                    sheet.satisfaction(),
                    context.scheme().dimensions().stream()
                            .map(dimension -> DimensionView.of(dimension, sheet))
                            .toList(),
                    steps.stream().map(StepView::of).toList(),
                    award);
        }

        int version() {
            return summary.version();
        }
    }

    /// The points of a dimension.
    record DimensionView(String code, String title, BigDecimal points, BigDecimal mostPoints, List<ScoreView> scores) {

        static DimensionView of(StarDimension dimension, ScoreSheet sheet) {
            return new DimensionView(
                    dimension.code(),
                    dimension.title(),
                    sheet.of(dimension),
                    dimension.mostPoints(),
                    sheet.scheme().indicators().stream()
                            .filter(indicator -> indicator.dimension().equals(dimension.code()))
                            .map(indicator -> ScoreView.of(indicator, sheet.scores()))
                            .toList());
        }
    }

    /// The points of an indicator.
    ///
    /// @param isAsked whether this organisation is asked for it at all
    record ScoreView(
            String indicator,
            String title,
            StarIndicator.Type type,
            BigDecimal mostPoints,
            boolean isAsked,
            @Nullable BigDecimal selfPoints,
            @Nullable BigDecimal points,
            @Nullable String note,
            @Nullable String reason,

            @Nullable @JsonRawValue @Schema(implementation = Object.class, description = "系统计算所依据的数字与来源")
            String evidence) {

        static ScoreView of(StarIndicator indicator, List<StarScore> scores) {
            var score = scores.stream()
                    .filter(any -> any.indicator().equals(indicator.code()))
                    .findFirst()
                    .orElse(null);
            return new ScoreView(
                    indicator.code(),
                    indicator.title(),
                    indicator.type(),
                    indicator.mostPoints(),
                    score == null || score.askedPoints().signum() > 0,
                    score == null ? null : score.selfPoints(),
                    score == null ? null : score.points(),
                    score == null ? null : score.note(),
                    score == null ? null : score.reason(),
                    score == null ? null : score.evidence());
        }
    }

    /// Who did what, and why.
    record StepView(Verb verb, String by, @Nullable String note, Instant at) {

        static StepView of(StarStep step) {
            return new StepView(step.verb(), step.accountName(), step.note(), step.takenAt());
        }
    }
}
