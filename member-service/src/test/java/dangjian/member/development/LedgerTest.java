package dangjian.member.development;

import dangjian.kit.imports.FaultView;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.SheetWriter;
import dangjian.kit.web.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// A test that imports and exports ledgers of cases.
abstract class LedgerTest extends DevelopmentTest {

    static final String BRANCH = "中国共产党测试区北街第一支部委员会";
    static final String SOUTH_BRANCH = "中国共产党测试区南街第一支部委员会";
    static final String IMPORTS = CASES + "/imports";

    @BeforeEach
    void noImports() {
        run("truncate import_jobs cascade");
    }

    /// A ledger; the first line holds the headings, cells are separated by `|`.
    static byte[] ledger(String lines) {
        var rows = lines.strip()
                .lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "发展党员台账", rows.getFirst())) {
            for (var row : rows.subList(1, rows.size())) {
                writer.write(row);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    ImportView imported(String token, byte[] workbook, String mode, boolean dryRun) {
        return finished(token, started(token, workbook, mode, dryRun));
    }

    ImportView started(String token, byte[] workbook, String mode, boolean dryRun) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(workbook)).filename("发展党员台账.xlsx");
        form.part("mode", mode);
        form.part("dryRun", String.valueOf(dryRun));
        return Objects.requireNonNull(web.post()
                .uri(IMPORTS)
                .headers(headers -> headers.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    ImportView finished(String token, ImportView job) {
        var events = web.get()
                .uri(IMPORTS + "/{id}/events", job.id())
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(ImportView.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(events).getLast();
    }

    /// Every fault as `row column code`.
    Stream<String> faults(String token, ImportView job) {
        return faultViews(token, job).stream()
                .map(fault -> "%d %s %s".formatted(fault.row(), fault.column(), fault.code()));
    }

    List<FaultView> faultViews(String token, ImportView job) {
        return Objects.requireNonNull(get(token, IMPORTS + "/" + job.id() + "/faults?limit=200")
                        .expectStatus()
                        .isOk()
                        .expectBody(new ParameterizedTypeReference<Page<FaultView>>() {})
                        .returnResult()
                        .getResponseBody())
                .items();
    }

    byte[] exported(String token) {
        return bytes(post(token, CASES + "/exports", Map.of("reason", "年度党内统计核对")));
    }

    byte[] masked(String token) {
        return bytes(get(token, CASES + "/ledger"));
    }

    private static byte[] bytes(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }
}
