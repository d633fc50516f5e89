package dangjian.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dangjian.evaluation.StubbedServicesTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class SurveyReportIT extends StubbedServicesTest {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final String SOUTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);

    @Test
    void everyFigureStandsInASentenceOfItsChapter() {
        var report = made(DISTRICT);
        assertThat(report.at("/title").asString()).isEqualTo("关于中共测试区委员会基层党建工作情况的调研报告");
        var inSentences = new ArrayList<String>();
        sentences(report).forEach(sentence -> sentence.at("/figures").forEach(id -> inSentences.add(id.asString())));
        assertThat(inSentences).containsAll(ReportFixtures.CATALOGUE.ids());
        assertThat(texts(report))
                .contains("自2026年1月1日至2026年1月31日，开展组织生活12批，参加党员340余名。")
                .anyMatch(text -> text.contains("建立书记抓党建工作台账的，有区属党（工）委（暂无数据：书记抓党建工作台账尚未在平台登记）"));
        assertThat(figure(report, "F01").has("value")).isFalse();
    }

    @Test
    void aReportStaysWhatItWasWhenTheDataChange() {
        var id = id(made(DISTRICT));
        ACTIVITY.figure("activities-held", 14);
        var again = read(DISTRICT, "/api/v1/survey-reports/{id}", id);
        assertThat(figure(again, "F21").at("/value").asInt()).isEqualTo(12);
        assertThat(texts(again)).contains("自2026年1月1日至2026年1月31日，开展组织生活12批，参加党员340余名。");
    }

    @Test
    void theSameDataGiveTheSameFigures() {
        var first = made(DISTRICT);
        var second = made(DISTRICT);
        for (var figure : ReportFixtures.CATALOGUE.ids()) {
            assertThat(figure(second, figure).at("/sha"))
                    .isEqualTo(figure(first, figure).at("/sha"));
        }
        assertThat(second.at("/chapters")).isEqualTo(first.at("/chapters"));
        var comparison = read(DISTRICT, "/api/v1/survey-reports/{id}/comparison", id(first));
        assertThat(comparison.at("/items"))
                .allMatch(item -> !item.at("/isChanged").asBoolean());
        assertThat(comparison.at("/items").size())
                .isEqualTo(ReportFixtures.CATALOGUE.ids().size());
    }

    @Test
    void comparisonShowsWhatChangedDownToTheRows() {
        var id = id(made(DISTRICT));
        ACTIVITY.figure("activities-held", 14);
        MEMBER.answer("/api/v1/figures/members-by-status", 500, "{}");
        var items = read(DISTRICT, "/api/v1/survey-reports/{id}/comparison", id).at("/items");
        var activities = item(items, "F21");
        assertThat(activities.at("/isChanged").asBoolean()).isTrue();
        assertThat(activities.at("/then/value").asInt()).isEqualTo(12);
        assertThat(activities.at("/now/value").asInt()).isEqualTo(14);
        assertThat(activities.at("/difference").asInt()).isEqualTo(2);
        assertThat(activities.at("/percent").decimalValue()).isEqualByComparingTo("16.7");
        assertThat(activities.at("/rows/addedCount").asInt()).isEqualTo(2);
        assertThat(activities.at("/rows/added/0").asString()).isEqualTo("activities-held-0012");
        var members = item(items, "members-by-status");
        assertThat(members.at("/now/status").asString()).isEqualTo("NO_DATA");
        assertThat(members.has("difference")).isFalse();
        assertThat(item(items, "F01").at("/isChanged").asBoolean()).isFalse();
    }

    @Test
    void aFigureThatMovesTooFarIsAWarning() {
        made(NORTH);
        ACTIVITY.figure("activities-held", 15);
        MEMBER.figure("members-by-status", 160);
        var warnings = made(NORTH).at("/warnings");
        assertThat(warnings.valueStream().map(warning -> warning.at("/figureId").asString()))
                .containsExactly("F21", "activities-held");
        assertThat(warnings.at("/0/percent").decimalValue()).isEqualByComparingTo("25.0");
        assertThat(warnings.at("/0/message").asString()).contains("25.0%（12 → 15），超过 20%");
        assertThat(made(NORTH).at("/warnings").isEmpty()).isTrue();
    }

    @Test
    void reportsAreMadeWhileAServiceIsDown() {
        ACTIVITY.answer("/api/v1/figures/activities-held", 500, "{}");
        var report = made(DISTRICT);
        assertThat(figure(report, "F21").at("/status").asString()).isEqualTo("NO_DATA");
        assertThat(texts(report)).anyMatch(text -> text.contains("开展组织生活（暂无数据：暂时取不到，活动服务没有应答，请稍后重新计算）"));
    }

    @Test
    void aReportIsSeenOnlyByThoseWhoCoverAllOfIt() {
        var north = id(made(NORTH));
        var district = id(made(DISTRICT));
        assertThat(read(DISTRICT, "/api/v1/survey-reports/{id}", north)
                        .at("/orgIds/0")
                        .asString())
                .isEqualTo(TestOrganizations.NORTH.toString());
        for (var path : List.of("", "/document", "/comparison", "/figures/F21/rows")) {
            expectUnknown(SOUTH, north, path);
            expectUnknown(NORTH, district, path);
        }
        assertThat(listed(DISTRICT)).contains(north, district);
        assertThat(listed(NORTH)).contains(north).doesNotContain(district);
        assertThat(listed(SOUTH)).doesNotContain(north, district);
    }

    @Test
    void aReportMayBeAboutOneOrganizationBelow() {
        var draft = draft();
        draft.put("orgId", TestOrganizations.NORTH);
        draft.put("title", "北街调研");
        var report = body(make(DISTRICT, draft).expectStatus().isCreated());
        assertThat(report.at("/organization").asString()).isEqualTo("中共测试区北街街道工作委员会");
        assertThat(report.at("/title").asString()).isEqualTo("北街调研");
        assertThat(MEMBER.requests())
                .allSatisfy(request -> assertThat(request.uri()).contains("orgId=" + TestOrganizations.NORTH + "&"));
        read(NORTH, "/api/v1/survey-reports/{id}", id(report));
        draft.put("orgId", TestOrganizations.SOUTH);
        make(NORTH, draft)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
    }

    @Test
    void newReportsComeFirstAndPagesFollowOnEachOther() {
        var first = id(made(SOUTH));
        var second = id(made(SOUTH));
        var page = read(SOUTH, "/api/v1/survey-reports?limit=1");
        assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
        assertThat(page.at("/items/0").has("chapters")).isFalse();
        var next = read(
                SOUTH,
                "/api/v1/survey-reports?limit=1&after={after}",
                page.at("/next").asString());
        assertThat(next.at("/items/0/id").asString()).isEqualTo(first);
    }

    @Test
    void theRowsBehindAFigureStayAvailable() {
        var id = id(made(DISTRICT));
        ACTIVITY.figure("activities-held", 1);
        var page = read(DISTRICT, "/api/v1/survey-reports/{id}/figures/F21/rows?limit=10", id);
        assertThat(page.at("/items").size()).isEqualTo(10);
        var rest = read(
                DISTRICT,
                "/api/v1/survey-reports/{id}/figures/F21/rows?limit=10&after={after}",
                id,
                page.at("/next").asString());
        assertThat(rest.at("/items").valueStream().map(JsonNode::asString))
                .containsExactly("activities-held-0010", "activities-held-0011");
    }

    @Test
    void tooManyRowsAreCountedButNotKept() {
        ACTIVITY.figure("attendance-person-times", FigureTaker.GREATEST_ROWS + 1);
        var report = made(DISTRICT);
        assertThat(figure(report, "F22").at("/rowCount").asInt()).isEqualTo(FigureTaker.GREATEST_ROWS + 1);
        assertThat(figure(report, "F22").at("/hasRowIds").asBoolean()).isFalse();
        assertThat(ACTIVITY.requests()).noneMatch(request -> request.uri().contains("attendance-person-times/rows"));
        expectNotFound(id(report), "F22", "report.rows-not-kept");
        expectNotFound(id(report), "F01", "report.without-rows");
        expectNotFound(id(report), "F99", "report.figure-unknown");
    }

    @Test
    void documentHasEverySentence() throws IOException {
        var report = made(DISTRICT);
        var response = get(DISTRICT, "/api/v1/survey-reports/{id}/document", id(report))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
                .expectHeader()
                .value(
                        "Content-Disposition",
                        value -> assertThat(value).startsWith("attachment").contains(".docx"))
                .expectBody()
                .returnResult();
        try (var document = new XWPFDocument(new ByteArrayInputStream(response.getResponseBodyContent()))) {
            var text = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining("\n"));
            assertThat(texts(report)).allSatisfy(sentence -> assertThat(text).contains(sentence));
        }
    }

    @Test
    void whatWasReportedCannotBeChanged() {
        var id = id(made(DISTRICT));
        for (var table : List.of("survey_reports where id", "survey_report_figures where report_id")) {
            assertThatThrownBy(() -> database.sql("delete from %s = '%s'".formatted(table, id))
                            .then()
                            .block())
                    .hasMessageContaining("never changed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-01-31, 2026-01-31, 400, figure.period",
        "2026-01-01, 2026-02-01, 2026-01-31, 422, report.period-after-as-of",
        "2026-01-01, 2026-01-31, 2199-01-31, 422, report.as-of-future"
    })
    void daysThatNobodyCanKnowAreRefused(String from, String to, String asOf, int status, String code) {
        var answer = body(make(DISTRICT, new HashMap<>(Map.of("from", from, "to", to, "asOf", asOf)))
                .expectStatus()
                .isEqualTo(status));
        assertThat(answer.toString()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to", "asOf"})
    void everyDayIsRequired(String day) {
        var draft = draft();
        draft.remove(day);
        make(DISTRICT, draft).expectStatus().isBadRequest();
    }

    @Test
    void aTitleIsOneLineAndABlankOneIsNone() {
        var draft = draft();
        draft.put("title", "一\n二");
        make(DISTRICT, draft).expectStatus().isBadRequest();
        draft.put("title", "  ");
        assertThat(body(make(DISTRICT, draft).expectStatus().isCreated())
                        .at("/title")
                        .asString())
                .startsWith("关于");
    }

    @Test
    void onlyAdministratorsMakeReports() {
        make(TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH), draft())
                .expectStatus()
                .isForbidden();
        make(TestTokens.memberToken(UUID.randomUUID(), TestOrganizations.NORTH_BRANCH), draft())
                .expectStatus()
                .isForbidden();
        make(TestTokens.token(Role.COMMITTEE_ADMIN, UUID.randomUUID()), draft())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("report.no-organization");
    }

    private void expectUnknown(String token, String report, String path) {
        get(token, "/api/v1/survey-reports/" + report + path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("report.unknown");
    }

    private void expectNotFound(String report, String figure, String code) {
        get(DISTRICT, "/api/v1/survey-reports/{id}/figures/{figure}/rows", report, figure)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private JsonNode made(String token) {
        return body(make(token, draft()).expectStatus().isCreated());
    }

    private ResponseSpec make(String token, Map<String, Object> draft) {
        return web.post()
                .uri("/api/v1/survey-reports")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(draft)
                .exchange();
    }

    private static Map<String, Object> draft() {
        var day = LocalDate.of(2026, 1, 31);
        return new HashMap<>(Map.of("from", LocalDate.of(2026, 1, 1), "to", day, "asOf", day));
    }

    private JsonNode read(String token, String uri, Object... values) {
        return body(get(token, uri, values).exchange().expectStatus().isOk());
    }

    private static JsonNode body(ResponseSpec response) {
        @Nullable
        JsonNode body = response.expectBody(JsonNode.class).returnResult().getResponseBody();
        return Objects.requireNonNull(body);
    }

    private List<String> listed(String token) {
        return read(token, "/api/v1/survey-reports?limit=200")
                .at("/items")
                .valueStream()
                .map(SurveyReportIT::id)
                .toList();
    }

    private static String id(JsonNode report) {
        return report.at("/id").asString();
    }

    private static JsonNode figure(JsonNode report, String id) {
        return item(report.at("/figures"), id);
    }

    private static JsonNode item(JsonNode items, String id) {
        return items.valueStream()
                .filter(item -> id(item).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode report) {
        return sentences(report).stream()
                .map(sentence -> sentence.at("/text").asString())
                .toList();
    }

    private static List<JsonNode> sentences(JsonNode report) {
        return report.at("/chapters")
                .valueStream()
                .flatMap(chapter -> chapter.at("/paragraphs").valueStream())
                .flatMap(paragraph -> paragraph.at("/sentences").valueStream())
                .toList();
    }
}
