package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class PlainDaysTests {

    private final JsonMapper json =
            JsonMapper.builder().addModule(PlainDays.module()).build();

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2024-02-29", "2199-12-31"})
    void aDayIsIsoText(String day) {
        assertThat(read("\"%s\"".formatted(day))).isEqualTo(LocalDate.parse(day));
    }

    @Test
    void noDayIsNoDay() {
        assertThat(read("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "20000",
                "[2026,3,2]",
                "true",
                "{}",
                "\"\"",
                "\"2026-3-2\"",
                "\"2026-02-30\"",
                "\"2026-03-02T00:00:00Z\"",
                "\"0001-01-01\"",
                "\"1899-12-31\"",
                "\"2200-01-01\"",
                "\"+999999999-12-31\"",
                "\"-999999999-01-01\""
            })
    void anythingElseIsToldWhereItStandsAndWhatWouldBeRight(String value) {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> read(value))
                .satisfies(refused -> {
                    var problem =
                            new ProblemTranslator().translate(new ServerWebInputException("unreadable", null, refused));
                    assertThat(problem.kind()).isEqualTo(Kind.INVALID);
                    assertThat(problem.faults())
                            .singleElement()
                            .returns("/on", Problem.Fault::pointer)
                            .returns("field.day", Problem.Fault::code);
                });
    }

    private LocalDate read(String value) {
        return json.readValue("{\"on\":%s}".formatted(value), Day.class).on();
    }

    record Day(LocalDate on) {}
}
