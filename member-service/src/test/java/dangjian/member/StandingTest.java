package dangjian.member;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A test of what becomes of members, on a day that does not pass, with the small test tree and an empty roster.
@ServiceTest
@Import(StandingTest.Clock.class)
public abstract class StandingTest {

    protected static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    protected static final String DISTRICT_ADMIN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    protected static final String NORTH_ADMIN = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    protected static final String SOUTH_ADMIN = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
    protected static final String NORTH_SECRETARY =
            TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    protected static final String SOUTH_SECRETARY =
            TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);

    @Autowired
    protected WebTestClient web;

    @Autowired
    protected DatabaseClient database;

    @BeforeEach
    void emptyTheRoster() {
        run("truncate members cascade");
        run("delete from outbox");
        run("delete from orgs");
        run(TestOrganizations.insert());
    }

    @AfterEach
    void theKeptCountsOfMembersAreRight() {
        KeptCounts.mustAgree(database);
    }

    protected void run(String sql) {
        database.sql(sql).then().block();
    }

    protected long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    /// Registers a full member of a branch; numbers give different people.
    protected UUID member(UUID branch, int number) {
        return register(branch, number, Map.of("stage", "FULL", "fullOn", "2013-06-20"));
    }

    protected UUID probationaryMember(UUID branch, int number) {
        return register(branch, number, Map.of("stage", "PROBATIONARY"));
    }

    private UUID register(UUID branch, int number, Map<String, ?> stage) {
        var fields = new HashMap<String, Object>(stage);
        fields.putAll(Map.of(
                "orgId", branch, "name", "李建国", "idNumber", TestPeople.idNumber(number), "joinedOn", "2012-06-20"));
        return id(post(DISTRICT_ADMIN, "/api/v1/members", fields));
    }

    protected static UUID id(WebTestClient.ResponseSpec answer) {
        var body = Objects.requireNonNull(answer.expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
        return UUID.fromString(String.valueOf(body.get("id")));
    }

    protected WebTestClient.ResponseSpec get(String token, String path, Object... variables) {
        return web.get()
                .uri(path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    protected WebTestClient.ResponseSpec post(String token, String path, Object body, Object... variables) {
        return web.post()
                .uri(path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    /// @param version what `If-Match` says
    protected WebTestClient.ResponseSpec put(String token, int version, String path, Object body, Object... variables) {
        return web.method(HttpMethod.PUT)
                .uri(path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(body)
                .exchange();
    }

    /// A workbook that somebody downloads.
    protected Workbook workbook(String token, String path, Object... variables) {
        return Workbook.read(Objects.requireNonNull(get(token, path, variables)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    protected static void mustBe(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clock {

        @Bean
        InstantSource fixedClock() {
            return InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z"));
        }
    }
}
