package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;

class ImportUploadIT extends ToyServiceTest {

    @Test
    void workbookLargerThanAllowedIsRefusedAndNotKept() {
        expect(client.upload(ImportClient.form(new byte[(1 << 20) + 1])), 413, "import.too-large");
    }

    @Test
    void onlyMultipartIsAccepted() {
        var response = web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();

        expect(response, 415, "request.media-type");
    }

    @Test
    void requestWithoutWorkbookIsInvalid() {
        var form = new MultipartBodyBuilder();
        form.part("mode", "valid-rows");

        expect(client.upload(form), 400, "request.invalid");
    }

    @Test
    void secondWorkbookIsInvalid() {
        var form = ImportClient.form(ToySheet.of(1).bytes());
        form.part("file", new ByteArrayResource(ToySheet.of(1).bytes())).filename("2.xlsx");

        expect(client.upload(form), 400, "request.invalid");
    }

    @ParameterizedTest
    @CsvSource({"mode, some-rows", "dryRun, perhaps"})
    void wordsThatMeanNothingAreInvalid(String name, String value) {
        var form = ImportClient.form(ToySheet.of(1).bytes());
        form.part(name, value);

        expect(client.upload(form), 400, "request.invalid");
    }

    @Test
    void whatIsNoWorkbookIsRefusedAtOnce() {
        var text = "编号,名称\nT1,球".getBytes(StandardCharsets.UTF_8);

        expect(client.upload(ImportClient.form(text)), 422, "sheet.not-a-workbook");
        assertThat(jobs()).isZero();
    }

    @Test
    void workbookWithoutTheColumnsIsRefusedAtOnce() {
        expect(client.upload(ImportClient.form(ToySheet.without("名称"))), 422, "sheet.no-header");
        assertThat(jobs()).isZero();
    }

    @Test
    void onlyTheAllowedMayImport() {
        var secretary = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var response = web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(secretary))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(ImportClient.form(ToySheet.of(1).bytes()).build())
                .exchange();

        expect(response, 403, "caller.not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/{id}", "/{id}/faults", "/{id}/events", "/{id}/faulty-rows"})
    void importIsShownToItsCreatorOnly(String path) {
        var job = client.finish(new ToySheet().row("X", "错").bytes(), "valid-rows", false);
        var colleague = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);

        client.get(path, job.id()).expectStatus().isOk();
        expect(client.as(colleague).get(path, job.id()), 404, "import.unknown");
        expect(client.get(path, UUID.randomUUID()), 404, "import.unknown");
        client.as(colleague).get("").expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void ownImportsAreListedNewestFirst() {
        var first = client.finish(ToySheet.of(1).bytes(), "valid-rows", false);
        var second = client.finish(ToySheet.of(2).bytes(), "valid-rows", false);

        client.get("?limit=1")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(second.id())
                .jsonPath("$.next")
                .value(
                        String.class,
                        next -> client.get("?limit=1&after={next}", next)
                                .expectBody()
                                .jsonPath("$.items[0].id")
                                .isEqualTo(first.id())
                                .jsonPath("$.next")
                                .doesNotExist());
    }

    private static void expect(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private long jobs() {
        return Objects.requireNonNull(database.sql("select count(*) from import_jobs")
                .mapValue(Long.class)
                .one()
                .block());
    }
}
