package dangjian.evaluation.report;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a survey report is ordered with.
record ReportDraft(
        @Schema(description = "标题；缺省为“关于……基层党建工作情况的调研报告”", example = "第一季度基层党建工作调研报告")
        @Nullable
        @Size(max = 100)
        @Pattern(regexp = "\\P{Cntrl}*", message = "不得含有换行等控制字符")
        String title,

        @Schema(description = "只编制此党组织及其下级的报告；缺省为本人管理范围") @Nullable
        UUID orgId,

        @Schema(description = "时段起，含当日", example = "2026-01-01") @NotNull
        LocalDate from,

        @Schema(description = "时段止，含当日，不晚于时点", example = "2026-03-31") @NotNull
        LocalDate to,

        @Schema(description = "时点，含当日，不晚于今天", example = "2026-03-31") @NotNull
        LocalDate asOf) {

    /// The own title, if one is given.
    Optional<String> ownTitle() {
        return Optional.ofNullable(title).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// @throws Problem when it asks for days that nobody can know yet
    FigureQuery query(Scope scope, InstantSource clock) {
        var today = BusinessTime.today(clock);
        if (asOf.isAfter(today)) {
            throw Problem.unprocessable("request.invalid").at("/asOf", "report.as-of-future", today.toString());
        }
        if (to.isAfter(asOf)) {
            throw Problem.unprocessable("request.invalid").at("/to", "report.period-after-as-of", asOf.toString());
        }
        return new FigureQuery(scope, from, to, asOf);
    }
}
