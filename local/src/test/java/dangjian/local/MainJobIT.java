package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The main job from end to end through the gateway, as the four roles do it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api secretary = District.as(DemonstrationAccounts.SECRETARY);
    private final Api administrator = District.as(DemonstrationAccounts.ADMINISTRATOR);
    private final String branch = District.branch();

    @Test
    void theTwoWorkbooksAreInTheRegister() {
        assertThat(total(administrator, "/api/v1/organizations")).isEqualTo(357);
        assertThat(total(administrator, "/api/v1/members")).isEqualTo(5133);
        assertThat(total(secretary, "/api/v1/members")).isEqualTo(8);
    }

    @Test
    void aSecondIdenticalImportIsDuplicatesAndChangesNothing() {
        var job = finished(
                "members",
                administrator
                        .upload("/api/v1/members/imports", Workbooks.bytes("/members.xlsx"), Map.of())
                        .mustBe(202)
                        .body());
        assertThat(job.get("state").asString()).isEqualTo("REJECTED");
        assertThat(job.get("faultyRows").asInt()).isEqualTo(5133);
        assertThat(total(administrator, "/api/v1/members")).isEqualTo(5133);
    }

    @Test
    void everyFaultOfASheetIsToldAndItsRowsComeBack() {
        var job = finished(
                "members",
                administrator
                        .upload(
                                "/api/v1/members/imports",
                                Workbooks.bytes("/members-with-errors.xlsx"),
                                Map.of("mode", "valid-rows", "dryRun", "true"))
                        .mustBe(202)
                        .body());
        assertThat(job.get("state").asString()).isEqualTo("CHECKED");
        assertThat(job.get("rows").asInt() - job.get("faultyRows").asInt()).isEqualTo(180);

        var path = "/api/v1/members/imports/" + job.get("id").asString();
        var faults = administrator
                .get(path + "/faults?limit=100")
                .mustBe(200)
                .body()
                .get("items")
                .valueStream()
                .map(fault ->
                        fault.get("row").asInt() + "," + fault.get("column").asString())
                .toList();
        assertThat(faults).containsExactlyElementsOf(Workbooks.expectedFaults());
        assertThat(administrator.get(path + "/events").mustBe(200).text()).contains("event:finished");
        var returned = administrator.get(path + "/faulty-rows").mustBe(200);
        assertThat(returned.contentType()).contains("spreadsheetml");
        assertThat(returned.bytes()).startsWith('P', 'K');
        assertThat(District.as(DemonstrationAccounts.COMMITTEE).get(path).status())
                .isEqualTo(404);
    }

    @Test
    void aMemberIsFoundByIdNumberButOnlyByThoseWhoMay() {
        var query = Map.of("idNumber", "990014197010044592");
        var found = secretary.post("/api/v1/members/searches", query).mustBe(200);
        assertThat(found.body().get("items")).hasSize(1);
        assertThat(found.text()).contains("韦波军").doesNotContain("990014197010044592");
        var elsewhere = District.as(DemonstrationAccounts.OTHER_SECRETARY)
                .post("/api/v1/members/searches", query)
                .mustBe(200);
        assertThat(elsewhere.body().get("items")).isEmpty();
    }

    @Test
    void aThemeDayBecomesPointsAndFigures() {
        var members = District.members(branch);
        var day = plan("主题党日：重温入党誓词", 60);
        checkInOpens(day);
        var code = secretary
                .get(day + "/check-in/code")
                .mustBe(200)
                .body()
                .get("code")
                .asString();
        assertThat(secretary.get(day + "/check-in/code.png").mustBe(200).contentType())
                .startsWith("image/png");
        assertThat(secretary.get(day + "/check-in/code.svg").mustBe(200).text()).contains("<svg");

        var member = District.as(DemonstrationAccounts.MEMBER + "1");
        assertThat(member.post(day + "/attendances", Map.of("code", "WRONGCODE1"))
                        .status())
                .isEqualTo(422);
        var first = member.post(day + "/attendances", Map.of("code", code));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("status").asString()).isEqualTo("PRESENT");
        assertThat(member.post(day + "/attendances", Map.of("code", code)).status())
                .isEqualTo(200);
        var stranger =
                District.as(DemonstrationAccounts.OTHER_MEMBER + "1").post(day + "/attendances", Map.of("code", code));
        assertThat(stranger.status()).isIn(403, 404);

        var onLeave = members.get(1);
        secretary
                .put(day + "/attendances/" + onLeave, Map.of("status", "SICK_LEAVE", "reason", "住院，已交假条"))
                .mustBe(200);
        secretary.put(day + "/minutes", minutes()).mustBe(200);
        secretary.put(day + "/closure", Map.of()).mustBe(200);

        var present = members.get(0);
        var absent = members.get(2);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(points(present)).isEqualTo(1);
            assertThat(points(onLeave)).isZero();
            assertThat(points(absent)).isEqualTo(-2);
        });

        secretary
                .post(day + "/corrections", Map.of("memberId", absent, "status", "PRESENT", "reason", "手机没电，有签到照片"))
                .mustBe(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(points(absent)).isEqualTo(1));
        assertThat(administrator
                        .get("/api/v1/points/members/%s/entries".formatted(absent))
                        .mustBe(200)
                        .body()
                        .get("items"))
                .hasSize(3);
        assertThat(figure("activities-held")).isGreaterThanOrEqualTo(1);
        assertThat(figure("attendance-person-times")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whoComesLateIsRecordedAsLate() {
        var day = plan("主题党日：学习党章", 0);
        checkInOpens(day);
        var code = secretary
                .get(day + "/check-in/code")
                .mustBe(200)
                .body()
                .get("code")
                .asString();
        var late = District.as(DemonstrationAccounts.MEMBER + "4").post(day + "/attendances", Map.of("code", code));
        assertThat(late.mustBe(201).body().get("status").asString()).isEqualTo("LATE");
        secretary.put(day + "/cancellation", Map.of("reason", "因防汛值班改期")).mustBe(200);
        assertThat(District.as(DemonstrationAccounts.MEMBER + "5")
                        .post(day + "/attendances", Map.of("code", code))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void organisationsAndMembersAreCountedAsOfADate() {
        assertThat(figure("organizations-by-category")).isEqualTo(357);
        assertThat(figure("members-by-status")).isEqualTo(5133);
        var then = administrator
                .get("/api/v1/figures/organizations-by-category?asOf=2010-01-01")
                .mustBe(200)
                .body();
        assertThat(then.get("value").asInt()).isBetween(1, 356);
        assertThat(administrator
                        .get("/api/v1/figures/organizations-by-category/rows?asOf=2010-01-01&limit=200")
                        .mustBe(200)
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(Math.min(200, then.get("value").asInt()));
    }

    @Test
    void aFigureThatNobodyRecordsYetIsNoDataAndNotZero() {
        var figure = administrator.get("/api/v1/figures/F04").mustBe(200).body();
        assertThat(figure.get("status").asString()).isEqualTo("NO_DATA");
        assertThat(figure.has("value")).isFalse();
        assertThat(figure.get("reason").asString()).isNotBlank();
    }

    @Test
    void theSurveyReportIsADocumentWithEveryFigure() {
        var report = administrator
                .post("/api/v1/survey-reports", Texts.YEAR)
                .mustBe(201)
                .body();
        for (int number = 1; number <= 22; number++) {
            assertThat(report.toString()).contains("F%02d".formatted(number));
        }
        var document = administrator
                .get("/api/v1/survey-reports/%s/document"
                        .formatted(report.get("id").asString()))
                .mustBe(200);
        assertThat(document.contentType()).contains("wordprocessingml");
        assertThat(document.bytes()).startsWith('P', 'K');
    }

    private String plan(String title, int lateAfterMinutes) {
        var start = Instant.now().minus(Duration.ofMinutes(5));
        var planned = secretary
                .post(
                        "/api/v1/activities",
                        Map.of(
                                "orgId",
                                branch,
                                "kind",
                                "THEME_DAY",
                                "title",
                                title,
                                "place",
                                "街道党群服务中心",
                                "startsAt",
                                start.toString(),
                                "endsAt",
                                start.plus(Duration.ofHours(2)).toString(),
                                "lateAfterMinutes",
                                lateAfterMinutes))
                .mustBe(201)
                .body();
        return "/api/v1/activities/" + planned.get("id").asString();
    }

    private void checkInOpens(String day) {
        var planned = secretary.get(day).mustBe(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> secretary
                        .put(day + "/publication", Map.of(), "If-Match", planned.etag())
                        .mustBe(200));
        secretary.put(day + "/check-in", Map.of()).mustBe(200);
    }

    private static Map<String, Object> minutes() {
        return Map.of(
                "chair", "王建国",
                "recorder", "李红梅",
                "items", List.of(Map.of("topic", "集中学习", "extract", "学习《中国共产党支部工作条例（试行）》")),
                "resolution", "下月主题党日定在社区");
    }

    private int points(String member) {
        return administrator
                .get("/api/v1/points/members/" + member)
                .mustBe(200)
                .body()
                .get("years")
                .valueStream()
                .flatMap(year -> year.get("rules").valueStream())
                .mapToInt(rule -> rule.get("points").asInt())
                .sum();
    }

    private int figure(String id) {
        return administrator
                .get("/api/v1/figures/" + id)
                .mustBe(200)
                .body()
                .get("value")
                .asInt();
    }

    private static long total(Api caller, String path) {
        return caller.get(path + "?limit=1&count=true")
                .mustBe(200)
                .body()
                .get("total")
                .asLong();
    }

    private JsonNode finished(String kind, JsonNode job) {
        var path = "/api/v1/%s/imports/%s".formatted(kind, job.get("id").asString());
        return await().atMost(PATIENCE)
                .until(
                        () -> administrator.get(path).mustBe(200).body(),
                        now -> !List.of("QUEUED", "RUNNING")
                                .contains(now.get("state").asString()));
    }
}
