package dangjian.evaluation.report;

import dangjian.evaluation.report.Chapter.Paragraph;
import dangjian.kit.document.OfficialDocument;
import dangjian.kit.document.OfficialDocument.Style;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A survey report as an official document, with the meaning and origin of every figure as its attachment (附件).
final class SurveyReportDocument {

    private static final String ATTACHMENT = "指标口径与取数说明";
    private static final List<String> COLUMNS = List.of("编号", "指标", "数值", "口径", "时段或时点", "明细条数", "校验码");
    private static final List<Integer> WIDTHS = List.of(1290, 1300, 1400, 2154, 1210, 620, 870);
    private static final int SHORT_SHA = 8;
    private static final int TITLE_LINE = 20;
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyyy.MM.dd");

    private final SurveyReport report;
    private final List<FigureSnapshot> figures;
    private final OfficialDocument document;

    SurveyReportDocument(SurveyReport report, List<FigureSnapshot> figures) {
        this.report = report;
        this.figures = figures;
        this.document = new OfficialDocument(report.title(), report.organization());
    }

    byte[] bytes() {
        document.add(Style.TITLE, title());
        report.chapters().forEach(this::add);
        document.add(Style.ATTACHMENT_NOTE, "附件：" + ATTACHMENT);
        document.add(Style.SIGNATURE, report.organization());
        document.add(Style.SIGNATURE_DATE, ReportFacts.day(report.createdAt()));
        addAttachment();
        return document.bytes();
    }

    /// A title of more than one line breaks behind the name, never within a word.
    private String title() {
        var title = report.title();
        return title.length() > TITLE_LINE
                ? title.replace(report.organization(), report.organization() + OfficialDocument.LINE_BREAK)
                : title;
    }

    private void add(Chapter chapter) {
        if (chapter.heading() != null) {
            document.add(Style.HEADING_1, chapter.heading());
        }
        chapter.paragraphs().forEach(this::add);
    }

    private void add(Paragraph section) {
        if (section.heading() != null) {
            document.add(Style.HEADING_2, section.heading());
        }
        var paragraph = document.paragraph(Style.BODY);
        section.sentences().stream()
                .flatMap(sentence -> sentence.spans().stream())
                .forEach(span -> document.write(paragraph, span.text(), span.isUnknown()));
    }

    private void addAttachment() {
        document.add(Style.ATTACHMENT_LABEL, "附件");
        document.add(Style.ATTACHMENT_TITLE, ATTACHMENT);
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS);
        figures.forEach(figure -> rows.add(row(figure)));
        document.table(WIDTHS, rows);
        document.add(
                Style.TABLE_TEXT,
                "注：取自区级党建数据平台指标登记册 %s 版，%s计算并留存；校验码为口径、参数与结果的 SHA-256 值前 %d 位。报告编号 %s。"
                        .formatted(
                                report.catalogueEdition(),
                                ReportFacts.day(report.createdAt()),
                                SHORT_SHA,
                                report.id()));
    }

    private List<String> row(FigureSnapshot figure) {
        return List.of(
                figure.id(),
                figure.title(),
                figure.isKnown() ? Objects.requireNonNullElse(figure.shown(), "") + exact(figure) : unknown(figure),
                "（第%d版）%s".formatted(figure.version(), figure.definition()),
                figure.hasPeriod()
                        ? SHORT_DAY.format(report.from()) + "至" + SHORT_DAY.format(report.to())
                        : "截至" + SHORT_DAY.format(report.asOf()),
                figure.rowCount() == null ? "—" : figure.rowCount().toString(),
                figure.sha() == null
                        ? "—"
                        : figure.sha()
                                .substring(0, Math.min(SHORT_SHA, figure.sha().length())));
    }

    /// The full number, where the text shows it shortened.
    private static String exact(FigureSnapshot figure) {
        var value = Objects.requireNonNull(figure.value()).toPlainString();
        return Objects.requireNonNullElse(figure.shown(), "").startsWith(value)
                ? ""
                : "（实为%s%s）".formatted(value, figure.unit());
    }

    private static String unknown(FigureSnapshot figure) {
        return "暂无数据：" + Objects.requireNonNullElse(figure.reason(), "").replaceFirst("。$", "");
    }
}
