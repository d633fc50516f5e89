package dangjian.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureCatalogueTests {

    private static final FigureCatalogue CATALOGUE = ShippedData.read("evaluation/figures.yaml", FigureCatalogue.class);

    @Test
    void registerHasTheTwentyTwoFiguresInTheirOrder() {
        var numbered =
                CATALOGUE.ids().stream().filter(id -> id.matches("F\\d\\d")).toList();
        assertThat(numbered)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22)
                        .mapToObj("F%02d"::formatted)
                        .toList());
    }

    @Test
    void everyFigureSaysWhatItMeansInBothLanguages() {
        assertThat(CATALOGUE.figures()).allSatisfy(figure -> {
            assertThat(figure.phrase()).contains("×");
            assertThat(List.of(figure.title(), figure.unit(), figure.definition()))
                    .allSatisfy(
                            text -> assertThat(List.of(text.zh(), text.en())).noneMatch(String::isBlank));
            assertThat(figure.definition().en())
                    .isNotEqualTo(figure.definition().zh());
        });
    }

    @Test
    void figuresWithoutSourceSayWhatIsMissing() {
        assertThat(CATALOGUE.figures().stream()
                        .filter(figure -> figure.source() == null)
                        .map(FigureDefinition::missing))
                .isNotEmpty()
                .allSatisfy(missing -> assertThat(missing.zh()).endsWith("尚未在平台登记"));
    }

    @Test
    void aFigureWithNeitherSourceNorReasonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> version(1, LocalDate.EPOCH, null))
                .withMessageContaining("F00");
    }

    @Test
    void theDefinitionOfTheDayHolds() {
        var catalogue = new FigureCatalogue(
                "test",
                "",
                BigDecimal.TEN,
                List.of(version(1, LocalDate.of(2026, 1, 1), "old"), version(2, LocalDate.of(2027, 1, 1), "new")));
        assertThat(catalogue.ids()).containsExactly("F00");
        assertThat(versionOn(catalogue, LocalDate.of(2026, 12, 31))).isEqualTo(1);
        assertThat(versionOn(catalogue, LocalDate.of(2027, 1, 1))).isEqualTo(2);
        assertThat(versionOn(catalogue, LocalDate.of(2019, 12, 31))).isEqualTo(1);
    }

    private static int versionOn(FigureCatalogue catalogue, LocalDate day) {
        return catalogue.find("F00", day).orElseThrow().version();
    }

    private static FigureDefinition version(int version, LocalDate effective, @Nullable String source) {
        var text = new Bilingual("文", "text");
        return new FigureDefinition(
                "F00",
                version,
                effective,
                "×个",
                text,
                text,
                text,
                Owner.ORG,
                source,
                null,
                Set.of(),
                new Presentation(BigDecimal.ONE, 0, false, "#", null));
    }
}
