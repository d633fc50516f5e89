package dangjian.member.dues;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.Sheets;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/// A test of dues in the running service: two members in one branch, on a day that does not pass.
@ServiceTest
@Import(DuesServiceTest.November.class)
abstract class DuesServiceTest {

    static final UUID BRANCH = TestOrganizations.NORTH_BRANCH;
    static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, BRANCH);
    static final String COMMITTEE = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    static final String SOUTH_SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
    static final String NORTH = "中国共产党测试区北街第一支部委员会";
    static final List<String> PAYMENTS = List.of("所在党支部", "姓名", "金额", "交纳日期", "缴纳方式", "流水号", "补交理由", "公民身份号码");
    static final String TODAY = "2026-11-22";

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    UUID li = new UUID(0, 0);
    UUID wang = new UUID(0, 0);

    @BeforeEach
    void registerTwo() {
        run("truncate members cascade");
        run("truncate dues_collections, dues_bookings, dues_remittances, outbox cascade");
        run("delete from rules where name = 'dues-prepayment' and effective_on > '2026-01-01'");
        run("delete from orgs");
        run(TestOrganizations.insert());
        li = register("李建国", "990000199001010017", "2012-06-20", "2013-06-20");
        wang = register("王秀英", "990000198506150029", "2005-03-01", "2006-03-01");
    }

    void run(String sql) {
        database.sql(sql).then().block();
    }

    long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    WebTestClient.ResponseSpec get(String token, String path, Object... variables) {
        return web.get()
                .uri("/api/v1/dues" + path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri("/api/v1/dues" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    JsonNode made(String token, String path, Object body) {
        return body(post(token, path, body).expectStatus().isCreated());
    }

    static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    Map<String, Object> assessing(String from, UUID member, int base) {
        return Map.of(
                "orgId",
                BRANCH,
                "from",
                from,
                "members",
                List.of(Map.of("memberId", member, "payerClass", "MONTHLY_WAGE", "base", base)));
    }

    Map<String, Object> paying(UUID member, String amount) {
        return Map.of(
                "orgId",
                BRANCH,
                "collectedOn",
                TODAY,
                "method",
                "CASH",
                "payments",
                List.of(Map.of("memberId", member, "amount", amount)));
    }

    Map<String, Object> collecting(String through) {
        return Map.of("orgId", BRANCH, "through", through, "collectedOn", TODAY, "method", "TRANSFER");
    }

    UUID register(String name, String idNumber, String joinedOn, String fullOn) {
        var answer = web.post()
                .uri("/api/v1/members")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .bodyValue(Map.of(
                        "orgId",
                        BRANCH,
                        "name",
                        name,
                        "idNumber",
                        idNumber,
                        "stage",
                        "正式党员",
                        "joinedOn",
                        joinedOn,
                        "fullOn",
                        fullOn))
                .exchange()
                .expectStatus()
                .isCreated();
        return UUID.fromString(body(answer).get("id").asString());
    }

    /// A sheet of payments that the secretary imports.
    ImportView paid(List<List<String>> rows) {
        return imported(SECRETARY, "collections", PAYMENTS, rows, false);
    }

    ImportView imported(String token, String kind, List<String> header, List<List<String>> rows, boolean dryRun) {
        return new ImportClient(web, "/api/v1/dues/" + kind + "/imports", token)
                .finish(Sheets.of(header, rows), "all-or-nothing", dryRun);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class November {

        @Bean
        InstantSource november() {
            return InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z"));
        }
    }
}
