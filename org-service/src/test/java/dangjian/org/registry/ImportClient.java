package dangjian.org.registry;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// Somebody who imports organisations over HTTP.
record ImportClient(WebTestClient web, String token) {

    static final String PATH = "/api/v1/organizations/imports";
    private static final Set<String> UNFINISHED = Set.of("QUEUED", "RUNNING");

    WebTestClient.ResponseSpec upload(byte[] workbook, String mode, boolean dryRun) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(workbook)).filename("organizations.xlsx");
        form.part("mode", mode);
        form.part("dryRun", String.valueOf(dryRun));
        return web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /// The finished import.
    Job run(byte[] workbook, String mode) {
        return run(workbook, mode, false);
    }

    Job run(byte[] workbook, String mode, boolean dryRun) {
        var job = Objects.requireNonNull(upload(workbook, mode, dryRun)
                .expectStatus()
                .isAccepted()
                .expectBody(Job.class)
                .returnResult()
                .getResponseBody());
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> find(job.id()), found -> !UNFINISHED.contains(found.state()));
    }

    List<Fault> faults(Job job) {
        var page = Objects.requireNonNull(get("/" + job.id() + "/faults?limit=200")
                .expectBody(Faults.class)
                .returnResult()
                .getResponseBody());
        return page.items();
    }

    private Job find(String id) {
        return Objects.requireNonNull(
                get("/" + id).expectBody(Job.class).returnResult().getResponseBody());
    }

    private WebTestClient.ResponseSpec get(String path) {
        return web.get()
                .uri(PATH + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Job(String id, String state, int rows, int faultyRows, int faults, int imported) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Faults(List<Fault> items) {}

    record Fault(int row, String column, String code, String message) {

        String place() {
            return row + " " + column + " " + code;
        }
    }
}
