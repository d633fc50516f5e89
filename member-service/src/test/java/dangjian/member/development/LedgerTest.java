package dangjian.member.development;

import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportView;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A test that imports and exports ledgers of cases.
abstract class LedgerTest extends DevelopmentTest {

    static final String BRANCH = "中国共产党测试区北街第一支部委员会";
    static final String SOUTH_BRANCH = "中国共产党测试区南街第一支部委员会";
    static final String IMPORTS = CASES + "/imports";

    @BeforeEach
    void noImports() {
        run("truncate import_jobs cascade");
    }

    ImportView imported(String token, byte[] workbook, String mode, boolean dryRun) {
        return imports(token).finish(workbook, mode, dryRun);
    }

    ImportClient imports(String token) {
        return new ImportClient(web, IMPORTS, token);
    }

    /// Every fault as `row column code`.
    Stream<String> faults(String token, ImportView job) {
        return imports(token).places(job).stream();
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
