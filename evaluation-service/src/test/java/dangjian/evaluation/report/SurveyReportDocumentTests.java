package dangjian.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyReportDocumentTests {

    private static final double TWIPS_PER_MILLIMETRE = 1440 / 25.4;

    private final List<FigureSnapshot> figures = ReportFixtures.figures(ReportFixtures::asToday);
    private final SurveyReport report = ReportFixtures.report(figures);
    private final XWPFDocument document = open();

    @Test
    void pageIsA4WithTheStandardsTextArea() {
        var page = document.getDocument().getBody().getSectPr();
        assertThat(millimetres(page.getPgSz().getW())).isEqualTo(210);
        assertThat(millimetres(page.getPgSz().getH())).isEqualTo(297);
        assertThat(millimetres(page.getPgMar().getTop())).isEqualTo(37);
        assertThat(millimetres(page.getPgMar().getLeft())).isEqualTo(28);
        assertThat(millimetres(page.getPgMar().getRight())).isEqualTo(26);
        assertThat(millimetres(page.getPgMar().getBottom())).isEqualTo(35);
    }

    @Test
    void aPageHolds22LinesOf28Characters() {
        var page = document.getDocument().getBody().getSectPr();
        var height = 16838 - 2098 - 1984;
        var width = 11906 - 1588 - 1474;
        assertThat(height / ((BigInteger) page.getDocGrid().getLinePitch()).intValue())
                .isEqualTo(22);
        var closer =
                document.getStyles().getStyle("BodyText").getCTStyle().getRPr().getSpacingArray(0);
        var character = 16 + ((BigInteger) closer.getVal()).doubleValue() / 20;
        assertThat((int) (width / 20.0 / character)).isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource({
        "Title, 方正小标宋简体, 22",
        "Heading1, 黑体, 16",
        "Heading2, 楷体_GB2312, 16",
        "BodyText, 仿宋_GB2312, 16",
        "PageNumberOdd, 宋体, 14",
        "PageNumberEven, 宋体, 14"
    })
    void everyStyleHasTheStandardsFont(String style, String font, double points) {
        assertThat(inherited(style, "eastAsia")).isEqualTo(font);
        assertThat(Double.parseDouble(inherited(style, "sz")) / 2).isEqualTo(points);
    }

    @Test
    void bodyIsSetOn28PointLinesAndIndentedByTwoCharacters() {
        var normal =
                document.getStyles().getStyle("Normal").getCTStyle().getPPr().getSpacing();
        assertThat(((BigInteger) normal.getLine()).intValue() / 20).isEqualTo(28);
        assertThat(normal.getLineRule()).hasToString("exact");
        var body =
                document.getStyles().getStyle("BodyText").getCTStyle().getPPr().getInd();
        assertThat(body.getFirstLineChars()).isEqualTo(200);
    }

    @Test
    void pageNumbersStandOnTheOuterSide() {
        var footers = document.getHeaderFooterPolicy();
        assertThat(document.getSettings().getEvenAndOddHeadings()).isTrue();
        assertThat(pageNumberStyle(footers, 1)).isEqualTo("PageNumberOdd");
        assertThat(pageNumberStyle(footers, 2)).isEqualTo("PageNumberEven");
        assertThat(footers.getFooter(1).getText().strip()).matches("— .* —");
    }

    @Test
    void everyFigureStandsInItsSentenceAndInTheAttachment() {
        var text = document.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
        report.chapters().stream()
                .flatMap(chapter -> chapter.paragraphs().stream())
                .flatMap(paragraph -> paragraph.sentences().stream())
                .forEach(sentence -> assertThat(text).contains(sentence.text()));
        var table = document.getTables().getFirst();
        assertThat(IntStream.range(1, table.getNumberOfRows())
                        .mapToObj(row -> table.getRow(row).getCell(0).getText().replaceFirst("（.*", "")))
                .containsExactlyElementsOf(ReportFixtures.CATALOGUE.ids());
    }

    @Test
    void whatIsNotKnownIsMarked() {
        var marked = document.getParagraphs().stream()
                .flatMap(paragraph -> paragraph.getRuns().stream())
                .filter(run -> "NoData".equals(run.getStyle()))
                .toList();
        assertThat(marked)
                .hasSize((int)
                        figures.stream().filter(figure -> !figure.isKnown()).count())
                .allSatisfy(run -> assertThat(run.text()).startsWith("（暂无数据"));
    }

    @Test
    void partsFollowInTheirOrder() {
        assertThat(document.getParagraphs().stream()
                        .map(XWPFParagraph::getStyle)
                        .filter(style -> !style.startsWith("BodyText") && !style.startsWith("Heading"))
                        .toList())
                .containsExactly(
                        "Title",
                        "AttachmentNote",
                        "Signature",
                        "SignatureDate",
                        "AttachmentLabel",
                        "AttachmentTitle",
                        "TableText");
        assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                .contains(ReportFixtures.ORGANIZATION, "2026年7月1日", "附件：指标口径与取数说明");
    }

    private XWPFDocument open() {
        try {
            return new XWPFDocument(new ByteArrayInputStream(new SurveyReportDocument(report, figures).bytes()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The value of a font property, looked up through the styles it is based on and the defaults.
    private String inherited(String style, String property) {
        for (var id = style; id != null; id = document.getStyles().getStyle(id).getBasisStyleID()) {
            var own = document.getStyles().getStyle(id).getCTStyle().getRPr();
            if (own != null && "sz".equals(property) && own.sizeOfSzArray() > 0) {
                return own.getSzArray(0).getVal().toString();
            }
            if (own != null && "eastAsia".equals(property) && own.sizeOfRFontsArray() > 0) {
                return own.getRFontsArray(0).getEastAsia();
            }
        }
        var defaults = document.getStyles().getDefaultRunStyle();
        return "sz".equals(property)
                ? String.valueOf(defaults.getFontSizeAsDouble().intValue() * 2)
                : "仿宋_GB2312";
    }

    private static String pageNumberStyle(XWPFHeaderFooterPolicy footers, int page) {
        return footers.getFooter(page).getParagraphs().getFirst().getStyle();
    }

    private static long millimetres(Object twips) {
        return Math.round(((BigInteger) twips).doubleValue() / TWIPS_PER_MILLIMETRE);
    }
}
