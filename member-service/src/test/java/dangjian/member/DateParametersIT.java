package dangjian.member;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Days, months and years in addresses: Java knows more of them than PostgreSQL, and people write some that never were.
class DateParametersIT extends StandingTest {

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void oneWhoIsTransferred() {
        run("truncate transfers cascade");
        li = member(TestOrganizations.NORTH_BRANCH, 1);
        id(post(
                NORTH_SECRETARY,
                "/api/v1/transfers",
                Map.of(
                        "kind",
                        "IN_DISTRICT",
                        "memberId",
                        li,
                        "toOrgId",
                        TestOrganizations.SOUTH_BRANCH,
                        "reason",
                        "工作调动",
                        "duesPaidTo",
                        "2026-10")));
    }

    @ParameterizedTest
    @CsvSource({
        "startedFrom, -999999999-01-01, 1",
        "startedTo, -999999999-01-01, 0",
        "startedFrom, +999999999-12-31, 0",
        "startedTo, +999999999-12-31, 1",
        "startedFrom, -4713-01-01, 1",
        "startedTo, +10000-01-01, 1",
        "startedFrom, 2026-11-22, 1",
        "startedTo, 2026-11-22, 1",
        "startedFrom, 2026-11-23, 0",
        "startedTo, 2026-11-21, 0",
        "closedFrom, -999999999-01-01, 0",
        "closedTo, +999999999-12-31, 0"
    })
    void aDayBeyondAllDaysIsBeforeOrAfterEverything(String parameter, String day, int found) {
        get(NORTH_SECRETARY, "/api/v1/transfers?" + parameter + "={day}", day)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(found);
    }

    @Test
    void aDayThatIsStillADayOfPostgresqlButNoMomentIsRefused() {
        mustBe(get(NORTH_SECRETARY, "/api/v1/transfers?startedTo={day}", "+294277-01-01"), 400, "request.day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-999999999-01-01", "+999999999-12-31", "-4800-01-01", "0000-01-01", "9999-12-31", "+10000-01-01"
            })
    void aDayThatPostgresqlDoesNotKnowIsNoFailureAnywhere(String day) {
        for (var parameter : parameters("date")) {
            var answer = answer(parameter, day);
            assertThat(answer.status()).as(parameter + " " + answer.text()).isIn(200, 400, 404, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "2026-13-01", "2026-2-3", "tomorrow", "2026-01", "99999999999-01-01", "\u0000"})
    void aDayThatNeverWasIsRefusedEverywhere(String day) {
        for (var parameter : parameters("date")) {
            var answer = answer(parameter, day);
            assertThat(answer.status()).as(parameter + " " + answer.text()).isEqualTo(400);
            assertThat(answer.text()).as(parameter.toString()).contains("\"request.invalid\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-2147483648",
                "-1",
                "0",
                "1",
                "999999999",
                "1000000000",
                "2147483647",
                "2147483648",
                "MMXXVI",
                "2026-02-30"
            })
    void aYearThatNeverWasIsNoFailureAnywhere(String year) {
        for (var parameter : parameters("year")) {
            var answer = answer(parameter, year);
            assertThat(answer.status()).as(parameter + " " + answer.text()).isIn(200, 400, 404, 422);
        }
    }

    @Test
    void everyFeatureIsAsked() {
        assertThat(parameters("date"))
                .extracting(Parameter::toString)
                .contains(
                        "/api/v1/transfers?startedFrom",
                        "/api/v1/transfers?startedTo",
                        "/api/v1/transfers?closedFrom",
                        "/api/v1/transfers?closedTo",
                        "/api/v1/due-items?dueBy",
                        "/api/v1/disposals?dueBy",
                        "/api/v1/mobile-stays?contactDueBy",
                        "/api/v1/mobile-stays/ledger?contactDueBy",
                        "/api/v1/members/{id}/rights?on",
                        "/api/v1/cultivations?from",
                        "/api/v1/cultivation-pipelines/counts?asOf");
        assertThat(parameters("year"))
                .extracting(Parameter::toString)
                .contains("/api/v1/dues/statements/{year}", "/api/v1/pledges?year");
    }

    /// Every such parameter of an address that is read, as the service describes itself.
    private List<Parameter> parameters(String kind) {
        var found = new ArrayList<Parameter>();
        var document = body(web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        document.get("paths")
                .forEachEntry((path, methods) -> methods.path("get")
                        .path("parameters")
                        .forEach(parameter -> {
                            var name = parameter.get("name").asString();
                            var format = parameter.path("schema").path("format").asString("");
                            if (kind.equals("date")
                                    ? format.startsWith("date")
                                    : name.toLowerCase(Locale.ROOT).contains("year") && !format.startsWith("date")) {
                                found.add(new Parameter(
                                        path,
                                        name,
                                        parameter.get("in").asString().equals("path")));
                            }
                        }));
        return found;
    }

    private Answer answer(Parameter parameter, String value) {
        var result = get(DISTRICT_ADMIN, parameter.address(li), value)
                .expectBody(byte[].class)
                .returnResult();
        var body = result.getResponseBody();
        return new Answer(result.getStatus().value(), body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    private static JsonNode body(@Nullable JsonNode body) {
        return Objects.requireNonNull(body);
    }

    private record Answer(int status, String text) {}

    /// A parameter of an operation.
    private record Parameter(String path, String name, boolean isInPath) {

        /// The address with a place for the value; whatever else the path names is a figure or the member.
        String address(UUID member) {
            var others = path.startsWith("/api/v1/figures") ? "members-by-status" : member.toString();
            return isInPath
                    ? path.replace("{" + name + "}", "{value}").replaceAll("\\{(?!value)[a-zA-Z]+}", others)
                    : path.replaceAll("\\{[a-zA-Z]+}", others) + "?" + name + "={value}";
        }

        @Override
        public String toString() {
            return isInPath ? path : path + "?" + name;
        }
    }
}
