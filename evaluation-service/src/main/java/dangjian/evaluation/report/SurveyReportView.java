package dangjian.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A survey report as it goes out.
///
/// @param figures every figure of the register as it was when the report was made
/// @param warnings figures that differ too much from the report before
record SurveyReportView(
        @JsonUnwrapped Summary report, List<Chapter> chapters, List<FigureSnapshot> figures, List<Warning> warnings) {

    static SurveyReportView of(
            SurveyReport report, List<FigureSnapshot> figures, BigDecimal limit, Messages messages, Locale locale) {
        return new SurveyReportView(
                Summary.of(report),
                report.chapters(),
                figures,
                report.deviations().stream()
                        .map(deviation -> Warning.of(deviation, limit, messages, locale))
                        .toList());
    }

    /// What a list of reports shows of each.
    ///
    /// @param orgIds tops of the subtrees it covers
    record Summary(
            UUID id,
            @Schema(example = "关于中共测试区委员会基层党建工作情况的调研报告") String title,
            @Schema(example = "中共测试区委员会") String organization,
            List<UUID> orgIds,
            List<String> scopePaths,
            @Schema(example = "2026-01-01") LocalDate from,
            @Schema(example = "2026-03-31") LocalDate to,
            @Schema(example = "2026-03-31") LocalDate asOf,
            UUID createdBy,
            String createdByName,
            Instant createdAt,
            String catalogueEdition,
            String textVersion) {

        static Summary of(SurveyReport report) {
            return new Summary(
                    report.id(),
                    report.title(),
                    report.organization(),
                    report.orgIds(),
                    report.scopePaths(),
                    report.from(),
                    report.to(),
                    report.asOf(),
                    report.createdBy(),
                    report.createdByName(),
                    report.createdAt(),
                    report.catalogueEdition(),
                    report.textVersion());
        }
    }

    /// A figure to check before the report is used.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Warning(
            String figureId,
            UUID previousReportId,
            BigDecimal previous,
            BigDecimal current,
            @Nullable BigDecimal percent,
            String message) {

        static Warning of(Deviation deviation, BigDecimal limit, Messages messages, Locale locale) {
            var percent = deviation.percent();
            var before = deviation.previous().toPlainString();
            var now = deviation.current().toPlainString();
            var message = percent == null
                    ? messages.text("report.deviation-from-zero", List.of(deviation.title(), now), locale)
                    : messages.text(
                            "report.deviation",
                            List.of(deviation.title(), percent.toPlainString(), before, now, limit.toPlainString()),
                            locale);
            return new Warning(
                    deviation.figureId(),
                    deviation.previousReportId(),
                    deviation.previous(),
                    deviation.current(),
                    percent,
                    message);
        }
    }
}
