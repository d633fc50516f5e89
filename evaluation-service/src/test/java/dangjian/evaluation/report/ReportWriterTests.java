package dangjian.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.report.Chapter.Sentence;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTests {

    private static final List<FigureSnapshot> TODAY = ReportFixtures.figures(ReportFixtures::asToday);
    private static final List<FigureSnapshot> ALL_KNOWN =
            ReportFixtures.figures(figure -> ReportFixtures.known(figure, "1234"));
    private static final List<FigureSnapshot> NONE_KNOWN =
            ReportFixtures.figures(figure -> ReportFixtures.unknown(figure, "数据库正在维护。"));

    @ParameterizedTest
    @ValueSource(strings = {"today", "all", "none"})
    void noFigureIsWithoutSentence(String known) {
        var figures = switch (known) {
            case "all" -> ALL_KNOWN;
            case "none" -> NONE_KNOWN;
            default -> TODAY;
        };
        var inSentences = sentences(figures, List.of()).stream()
                .flatMap(sentence -> sentence.figures().stream())
                .distinct()
                .toList();
        assertThat(inSentences).containsExactlyInAnyOrderElementsOf(ReportFixtures.CATALOGUE.ids());
    }

    @Test
    void numberedFiguresFollowInTheirOrder() {
        var numbered = sentences(TODAY, List.of()).stream()
                .flatMap(sentence -> sentence.figures().stream())
                .filter(id -> id.matches("F\\d\\d"))
                .distinct()
                .toList();
        assertThat(numbered).isSorted().hasSize(22);
    }

    @Test
    void anUnknownFigureIsNeverANumber() {
        var sentences = sentences(NONE_KNOWN, List.of());
        assertThat(sentences)
                .flatExtracting(Sentence::spans)
                .filteredOn(span -> span.figure() != null)
                .hasSize(ReportFixtures.CATALOGUE.ids().size())
                .allSatisfy(span -> {
                    assertThat(span.isUnknown()).isTrue();
                    assertThat(span.text()).startsWith("（暂无数据").doesNotContainPattern("\\d");
                });
    }

    @Test
    void theSameReasonIsGivenOncePerSentence() {
        assertThat(texts(NONE_KNOWN, List.of()))
                .contains("截至2026年6月30日，成立“大党工委”的街道（暂无数据：数据库正在维护），成立区域化党建组织的社区（暂无数据，原因同前）。");
    }

    @Test
    void knownFiguresReadAsInTheSurvey() {
        assertThat(texts(ALL_KNOWN, List.of()))
                .contains(
                        "按季度建立书记抓党建工作台账的，有区属党（工）委1234个、社区1234个、区直机关单位1234个。",
                        "统一配发新党徽，惠及党员1200余名。",
                        "按领域分，社区1000个、街道234个。");
    }

    @Test
    void aSentenceWithNothingToSayIsLeftOut() {
        assertThat(texts(ALL_KNOWN, List.of())).noneMatch(text -> text.contains("暂无数据的指标是"));
        assertThat(texts(TODAY, List.of()))
                .anyMatch(text -> text.contains("暂无数据的指标是"))
                .noneMatch(text -> text.contains("按领域分"))
                .noneMatch(text -> text.contains("与上一次同范围报告相比"))
                .noneMatch(text -> text.contains("{"));
    }

    @Test
    void theCountsOfKnownAndUnknownAddUp() {
        assertThat(texts(TODAY, List.of())).contains("本报告共列指标29项，已取得数据12项，暂无数据17项。");
    }

    @Test
    void doubtfulFiguresAreNamed() {
        var deviation = new Deviation(
                "F21", "开展组织生活批次", UUID.randomUUID(), BigDecimal.TEN, BigDecimal.ONE, new BigDecimal("-90.0"));
        assertThat(texts(TODAY, List.of(deviation))).contains("与上一次同范围报告相比，变动超过20%的指标有开展组织生活批次，需进一步核实原因。");
    }

    private static List<String> texts(List<FigureSnapshot> figures, List<Deviation> deviations) {
        return sentences(figures, deviations).stream().map(Sentence::text).toList();
    }

    private static List<Sentence> sentences(List<FigureSnapshot> figures, List<Deviation> deviations) {
        return ReportFixtures.writer(figures, deviations).chapters().stream()
                .flatMap(chapter -> chapter.paragraphs().stream())
                .flatMap(paragraph -> paragraph.sentences().stream())
                .toList();
    }
}
