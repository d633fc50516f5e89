package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Page;
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

/// Somebody who imports workbooks over HTTP.
///
/// @param path of one kind of import
public record ImportClient(WebTestClient web, String path, String token) {

    /// Somebody else who looks at the same imports.
    public ImportClient as(String other) {
        return new ImportClient(web, path, other);
    }

    public WebTestClient.ResponseSpec upload(MultipartBodyBuilder form) {
        return web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    public static MultipartBodyBuilder form(byte[] workbook) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(workbook)).filename("台账.xlsx");
        return form;
    }

    public WebTestClient.ResponseSpec get(String rest, Object... variables) {
        return web.get()
                .uri(path + rest, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    public UUID start(byte[] workbook, String mode, boolean dryRun) {
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
        assertThat(location).hasPath(path + "/" + job.id());
        return job.id();
    }

    /// The finished import of all rows or none.
    public ImportView finish(byte[] workbook) {
        return finish(workbook, "all-or-nothing", false);
    }

    public ImportView finish(byte[] workbook, String mode, boolean dryRun) {
        return await(start(workbook, mode, dryRun));
    }

    public ImportView await(UUID id) {
        return follow(id).getLast();
    }

    /// The import at each event, up to the end of the stream.
    public List<ImportView> follow(UUID id) {
        return Objects.requireNonNull(web.get()
                .uri(path + "/{id}/events", id)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    public ImportView one(UUID id) {
        return Objects.requireNonNull(get("/{id}", id)
                .expectStatus()
                .isOk()
                .expectBody(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    /// Every fault as `row column code`.
    public List<String> places(ImportView job) {
        return faults(job).stream()
                .map(fault -> "%d %s %s".formatted(fault.row(), fault.column(), fault.code()))
                .toList();
    }

    public List<FaultView> faults(ImportView job) {
        var faults = faults(job.id(), "zh");
        assertThat(faults).hasSize(job.faults());
        return faults;
    }

    /// All faults, page by page.
    public List<FaultView> faults(UUID id, String language) {
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
                .uri(path + "/{id}/faults?limit=200&after={after}", id, after)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Accept-Language", language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Page<FaultView>>() {})
                .returnResult()
                .getResponseBody());
    }
}
