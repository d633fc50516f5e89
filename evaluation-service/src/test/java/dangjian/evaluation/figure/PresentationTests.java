package dangjian.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationTests {

    private static final FigureCatalogue CATALOGUE = ShippedData.read("evaluation/figures.yaml", FigureCatalogue.class);

    @ParameterizedTest(name = "{0}: {1} is written {2}")
    @CsvSource({
        // “不低于” is the full ten thousands; below that the full amount
        "F04, 1200000,    不低于120万元",
        "F04, 1209999.99, 不低于120万元",
        "F04, 10000,      不低于1万元",
        "F04, 9999.50,    9999.5元",
        "F04, 0,          0元",
        // “余万元” only where something was cut off
        "F05, 3500000,    350万元",
        "F05, 3500000.01, 350余万元",
        "F05, 3509999,    350余万元",
        "F05, 800,        800元",
        // “余名”: full hundreds from 1000, full tens from 100, below that exactly
        "F07, 12345, 12300余名",
        "F07, 12300, 12300名",
        "F07, 1000,  1000名",
        "F07, 1001,  1000余名",
        "F07, 999,   990余名",
        "F07, 990,   990名",
        "F07, 100,   100名",
        "F07, 99,    99名",
        "F07, 7,     7名",
        "F07, 0,     0名",
        "F22, 2345,  2300余名",
        // “万余条”
        "F20, 32000, 3万余条",
        "F20, 30000, 3万条",
        "F20, 30001, 3万余条",
        "F20, 9999,  9999条",
        // one decimal, rounded half up, but never up to 100
        "F19, 96.44, 达96.4%",
        "F19, 96.45, 达96.5%",
        "F19, 97,    达97.0%",
        "F19, 99.96, 达99.9%",
        "F19, 100,   达100.0%",
        "F19, 0,     达0.0%",
        // plain counts
        "F10, 3,     3个",
        "F21, 1200,  1200批",
        "F16, 12,    12个（处）"
    })
    void numbersAreWrittenByTheRule(String figure, BigDecimal value, String expected) {
        var definition = CATALOGUE.find(figure, LocalDate.of(2026, 6, 30)).orElseThrow();
        assertThat(definition.presentation().show(value)).isEqualTo(expected);
    }

    @Test
    void moreIsWrittenOnlyWhereThePhraseHasIt() {
        assertThat(CATALOGUE.figures())
                .allSatisfy(figure -> assertThat(figure.presentation().text().contains("余"))
                        .as(figure.id())
                        .isEqualTo(figure.phrase().contains("余")));
    }
}
