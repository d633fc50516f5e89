package dangjian.evaluation.report;

import dangjian.evaluation.figure.FigureCatalogue;
import dangjian.evaluation.figure.FigureDefinition;
import dangjian.evaluation.figure.ShippedData;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureView;
import dangjian.kit.figure.FigureView.Group;
import dangjian.kit.figure.FigureView.Status;
import dangjian.kit.web.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Figures and reports for tests that need no services.
final class ReportFixtures {

    static final FigureCatalogue CATALOGUE = ShippedData.read("evaluation/figures.yaml", FigureCatalogue.class);
    static final ReportTemplate TEMPLATE = ShippedData.read("evaluation/survey-report.yaml", ReportTemplate.class);
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    static final FigureQuery QUERY = new FigureQuery(Scope.of("/1/"), LocalDate.of(2026, 1, 1), DAY, DAY);
    static final String ORGANIZATION = "中共测试区委员会";

    private ReportFixtures() {}

    /// Every figure of the register, known or not as the function says.
    static List<FigureSnapshot> figures(Function<FigureDefinition, FigureSnapshot> taker) {
        return CATALOGUE.ids().stream()
                .map(id -> taker.apply(CATALOGUE.find(id, DAY).orElseThrow()))
                .toList();
    }

    /// What the platform can tell today: only figures with a source are known.
    static FigureSnapshot asToday(FigureDefinition figure) {
        var missing = figure.missing();
        return missing == null ? known(figure, "1234") : unknown(figure, missing.zh());
    }

    static FigureSnapshot known(FigureDefinition figure, String value) {
        var view = new FigureView(
                figure.id(),
                figure.version(),
                figure.title().zh(),
                figure.unit().zh(),
                figure.definition().zh(),
                Status.COMPUTED,
                new BigDecimal(value),
                List.of(
                        new Group("COMMUNITY", "社区", new BigDecimal("1000")),
                        new Group("STREET", "街道", new BigDecimal("234"))),
                null,
                QUERY.from(),
                QUERY.to(),
                QUERY.asOf(),
                1234L,
                "0123456789abcdef".repeat(4),
                Instant.parse("2026-07-01T01:00:00Z"));
        return FigureSnapshot.of(figure, view, true);
    }

    static FigureSnapshot unknown(FigureDefinition figure, String reason) {
        var view = FigureView.noData(QUERY, reason)
                .describedAs(
                        figure.id(),
                        figure.version(),
                        figure.title().zh(),
                        figure.unit().zh(),
                        figure.definition().zh());
        return FigureSnapshot.of(figure, view, false);
    }

    static ReportWriter writer(List<FigureSnapshot> figures, List<Deviation> deviations) {
        return new ReportWriter(
                TEMPLATE,
                figures,
                ReportFacts.of(ORGANIZATION, QUERY, figures, deviations, CATALOGUE.deviationWarningPercent()));
    }

    static SurveyReport report(List<FigureSnapshot> figures) {
        var writer = writer(figures, List.of());
        return new SurveyReport(
                UUID.fromString("0197c1a0-0000-7000-8000-000000000001"),
                writer.title(),
                ORGANIZATION,
                List.of(UUID.fromString("01900000-0000-7000-8000-000000000001")),
                List.of("/1/"),
                QUERY.from(),
                QUERY.to(),
                QUERY.asOf(),
                UUID.fromString("0197c1a0-0000-7000-8000-000000000002"),
                "王管理员",
                Instant.parse("2026-07-01T01:00:00Z"),
                CATALOGUE.edition(),
                TEMPLATE.version(),
                writer.chapters(),
                List.of());
    }
}
