package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// A district administrator who imports toys over HTTP.
final class ImportClient {

    static final String PATH = "/api/v1/toys/imports";
    static final String ADMINISTRATOR = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    private final WebTestClient web;

    ImportClient(WebTestClient web) {
        this.web = web;
    }

    WebTestClient.ResponseSpec upload(MultipartBodyBuilder form) {
        return web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    static MultipartBodyBuilder form(byte[] workbook) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(workbook)).filename("玩具.xlsx");
        return form;
    }

    WebTestClient.ResponseSpec get(String token, String path, Object... variables) {
        return web.get()
                .uri(PATH + path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    UUID start(byte[] workbook, String mode, boolean dryRun) {
        var form = form(workbook);
        form.part("mode", mode);
        form.part("dryRun", String.valueOf(dryRun));
        var result = upload(form)
                .expectStatus()
                .isAccepted()
                .expectBody(ImportView.class)
                .returnResult();
        var job = Objects.requireNonNull(result.getResponseBody());
        var location = Objects.requireNonNull(result.getResponseHeaders().getLocation());
        assertThat(location).hasPath(PATH + "/" + job.id());
        return job.id();
    }

    ImportView finish(byte[] workbook, String mode, boolean dryRun) {
        return await(start(workbook, mode, dryRun));
    }

    ImportView await(UUID id) {
        return follow(id).getLast();
    }

    /// The import at each event, up to the end of the stream.
    List<ImportView> follow(UUID id) {
        return Objects.requireNonNull(web.get()
                .uri(PATH + "/{id}/events", id)
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    ImportView one(UUID id) {
        return Objects.requireNonNull(get(ADMINISTRATOR, "/{id}", id)
                .expectStatus()
                .isOk()
                .expectBody(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    /// All faults, page by page.
    List<FaultView> faults(UUID id, String language) {
        var faults = new ArrayList<FaultView>();
        @Nullable String after = "";
        while (after != null) {
            var page = page(id, language, after);
            faults.addAll(page.items());
            after = page.next();
        }
        return faults;
    }

    private Page<FaultView> page(UUID id, String language, String after) {
        return Objects.requireNonNull(web.get()
                .uri(PATH + "/{id}/faults?limit=200&after={after}", id, after)
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .header("Accept-Language", language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Page<FaultView>>() {})
                .returnResult()
                .getResponseBody());
    }
}
