package dangjian.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviationTests {

    private static final UUID REPORT = UUID.randomUUID();
    private static final BigDecimal LIMIT = new BigDecimal("20");

    @ParameterizedTest(name = "{0} then, {1} now: {2}")
    @CsvSource({
        "100, 120, false",
        "100, 121, true",
        "100, 80,  false",
        "100, 79,  true",
        "100, 100, false",
        "0,   0,   false",
        "0,   1,   true",
        "5,   0,   true"
    })
    void moreThanTheLimitIsDoubtful(String then, String now, boolean doubtful) {
        assertThat(Deviation.between(REPORT, figure(then), figure(now), LIMIT).isPresent())
                .isEqualTo(doubtful);
    }

    @Test
    void fromZeroThereIsNoPercentage() {
        assertThat(Deviation.between(REPORT, figure("0"), figure("7"), LIMIT))
                .hasValueSatisfying(deviation -> assertThat(deviation.percent()).isNull());
    }

    @Test
    void whatIsNotKnownIsNotCompared() {
        assertThat(Deviation.between(REPORT, figure(null), figure("7"), LIMIT)).isEmpty();
        assertThat(Deviation.between(REPORT, figure("7"), figure(null), LIMIT)).isEmpty();
    }

    private static FigureSnapshot figure(@Nullable String value) {
        var definition =
                ReportFixtures.CATALOGUE.find("F21", ReportFixtures.DAY).orElseThrow();
        return value == null ? ReportFixtures.unknown(definition, "?") : ReportFixtures.known(definition, value);
    }
}
