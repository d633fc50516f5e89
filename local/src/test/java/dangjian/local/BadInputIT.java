package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Garbage gets a problem document with the right status through the gateway, and nothing changes.
class BadInputIT {

    private final Api administrator = District.as(DemonstrationAccounts.ADMINISTRATOR);
    private final Api secretary = District.as(DemonstrationAccounts.SECRETARY);

    @AfterEach
    void nothingHasChanged() {
        District.CLOCK.aheadBy(Duration.ZERO);
        assertThat(administrator
                        .get("/api/v1/members?limit=1&count=true")
                        .mustBe(200)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(5133);
    }

    @Test
    void whatIsNoWorkbookIsToldSo() {
        mustBeProblem(upload("这不是工作簿".getBytes()), 422, "sheet.not-a-workbook");
        mustBeProblem(upload(new byte[0]), 422, "sheet.not-a-workbook");
        var broken = Workbooks.bytes("/members.xlsx");
        mustBeProblem(upload(Arrays.copyOf(broken, broken.length / 2)), 422, null);
    }

    @Test
    void aZipBombIsRefusedBeforeItUnfolds() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            for (var part : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                var zeros = new byte[1 << 20];
                for (int i = 0; i < 400; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        }
        assertThat(upload(bomb.toByteArray()).status()).isIn(413, 422);
    }

    /// 55 MB are too large for the service, 200 MB for the gateway.
    @ParameterizedTest
    @ValueSource(ints = {55, 200})
    void anUploadThatIsTooLargeIsToldSoWhetherItSaysSoOrNot(int megabytes) throws IOException {
        var upload = new HugeUpload(District.platform().address(), administrator.token(), (long) megabytes << 20);
        for (var time = 0; time < 5; time++) {
            assertThat(upload.announced()).contains(" 413 ").contains("application/problem+json");
            assertThat(upload.chunked()).contains(" 413 ").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "application/json, 415",
        "multipart/form-data, 400"
    })
    void anImportOfAnotherTypeIsRefused(String type, int status) {
        mustBeProblem(administrator.send("POST", "/api/v1/members/imports", "x=1", "Content-Type", type), status, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/activities | { | 400",
                "POST | /api/v1/activities | [] | 400",
                "POST | /api/v1/activities | {\"title\":1} | 400",
                "POST | /api/v1/members/searches | null | 400",
                "POST | /api/v1/survey-reports | {\"asOf\":\"yesterday\"} | 400"
            })
    void malformedJsonIsInvalid(String method, String path, String body, int status) {
        for (var caller : List.of(administrator, secretary)) {
            var answer = caller.send(method, path, body, "Content-Type", "application/json");
            if (answer.status() != 403) {
                mustBeProblem(answer, status, null);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/members?limit=-1, 400",
        "/api/v1/members?limit=0, 400",
        "/api/v1/members?limit=9999999999, 400",
        "/api/v1/members?after=%00, 400",
        "/api/v1/members?under=not-an-id, 400",
        "/api/v1/members/not-an-id, 400",
        "/api/v1/organizations?asOf=2026-02-30, 400",
        "/api/v1/figures/F99, 404",
        "/api/v1/figures/F09?from=2026-02-01&to=2026-01-01, 400",
        "/api/v1/nothing, 404"
    })
    void oddParametersAreInvalid(String path, int status) {
        mustBeProblem(administrator.get(path), status, null);
    }

    @Test
    void unknownIdsDoNotExist() {
        for (var path :
                List.of("organizations", "members", "activities", "star-cycles", "survey-reports", "accounts")) {
            mustBeProblem(administrator.get("/api/v1/%s/%s".formatted(path, UUID.randomUUID())), 404, null);
        }
    }

    @Test
    void aRefreshTokenThatIsReplayedAfterADoubleClickCouldBeEndsItsSession() {
        var session = District.anonymous()
                .post(
                        "/api/v1/sessions",
                        Map.of("username", DemonstrationAccounts.SECRETARY, "password", DemonstrationAccounts.PASSWORD))
                .mustBe(201)
                .body();
        var first = Map.of("refreshToken", session.get("refreshToken").asString());
        var second = District.anonymous()
                .post("/api/v1/sessions/refresh", first)
                .mustBe(200)
                .body();
        mustBeProblem(District.anonymous().post("/api/v1/sessions/refresh", first), 409, null);
        District.CLOCK.aheadBy(Duration.ofSeconds(10));
        mustBeProblem(District.anonymous().post("/api/v1/sessions/refresh", first), 401, null);
        mustBeProblem(
                District.anonymous()
                        .post(
                                "/api/v1/sessions/refresh",
                                Map.of(
                                        "refreshToken",
                                        second.get("refreshToken").asString())),
                401,
                null);
    }

    @Test
    void aTokenThatWasTamperedWithIsNoToken() {
        var session = District.anonymous()
                .post(
                        "/api/v1/sessions",
                        Map.of(
                                "username",
                                DemonstrationAccounts.MEMBER + "2",
                                "password",
                                DemonstrationAccounts.PASSWORD))
                .mustBe(201)
                .body();
        var parts = session.get("accessToken").asString().split("\\.");
        var wider = new String(Base64.getUrlDecoder().decode(parts[1])).replace("MEMBER@", "DISTRICT_ADMIN@");
        var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(wider.getBytes());
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes());
        for (var forged : List.of(
                parts[0] + "." + payload + "." + parts[2], none + "." + payload + ".", none + "." + parts[1] + ".")) {
            mustBeProblem(District.anonymous().with(forged).get("/api/v1/members"), 401, "token.invalid");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGetTheSameAnswer() {
        var wrong = District.anonymous()
                .post("/api/v1/sessions", Map.of("username", DemonstrationAccounts.MEMBER + "3", "password", "x"));
        var unknown = District.anonymous().post("/api/v1/sessions", Map.of("username", "nobody", "password", "x"));
        mustBeProblem(wrong, 401, null);
        assertThat(unknown.body().get("code")).isEqualTo(wrong.body().get("code"));
        assertThat(unknown.status()).isEqualTo(wrong.status());
    }

    private Api.Answer upload(byte[] bytes) {
        return administrator.upload("/api/v1/members/imports", bytes, Map.of());
    }

    private static void mustBeProblem(Api.Answer answer, int status, @Nullable String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().get("detail").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "dangjian.", "java.", "select ");
        if (code != null) {
            assertThat(answer.body().get("code").asString()).isEqualTo(code);
        }
    }
}
