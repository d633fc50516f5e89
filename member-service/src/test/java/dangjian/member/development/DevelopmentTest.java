package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.KeptCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.HtmlUtils;

/// A test of the running service on a day that does not pass, with a branch of two members.
@ServiceTest
@Import(DevelopmentTest.FixedClock.class)
abstract class DevelopmentTest {

    static final String CASES = "/api/v1/development-cases";
    static final String COMMITTEE = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    static final String SOUTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
    static final String YOUNG = "990000200203100016";
    static final Map<String, Object> UNANIMOUS = Map.of(
            "entitled",
            2,
            "present",
            2,
            "votesFor",
            2,
            "votesAgainst",
            0,
            "abstentions",
            0,
            "invalid",
            0,
            "writtenFor",
            0,
            "writtenAgainst",
            0,
            "isSecret",
            true);

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    UUID li = new UUID(0, 0);
    UUID wang = new UUID(0, 0);

    @BeforeEach
    void aBranchOfTwoMembers() {
        run("truncate penalties, rights_suspensions, development_cases, development_records, development_events,"
                + " development_documents, development_due, members, membership_periods, member_changes,"
                + " disclosures cascade");
        run("delete from orgs");
        run(TestOrganizations.insert());
        li = member("李建国", "990000199001010017");
        wang = member("王秀英", "990000198506150029");
    }

    @AfterEach
    void theKeptCountsOfMembersAreRight() {
        KeptCounts.mustAgree(database);
    }

    /// A streamed archive tells sizes behind its entries, which only a file with its directory can be read by.
    static String sheet(byte @Nullable [] workbook) {
        try {
            var file = Files.write(Files.createTempFile("ledger", ".xlsx"), Objects.requireNonNull(workbook));
            try (var zip = new ZipFile(file.toFile())) {
                var entry = zip.getEntry("xl/worksheets/sheet1.xml");
                return HtmlUtils.htmlUnescape(
                        new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void punished(UUID member, String day) {
        post(
                        DISTRICT,
                        "/api/v1/penalties",
                        Map.of(
                                "memberId",
                                member,
                                "kind",
                                "PROBATION",
                                "probationMonths",
                                12,
                                "matterNo",
                                "2024-017",
                                "matter",
                                "违反工作纪律",
                                "imposedOn",
                                day,
                                "authority",
                                "区纪委监委",
                                "documentNo",
                                "晨纪决〔2024〕3号"))
                .expectStatus()
                .isCreated();
    }

    static Map<String, Object> alone() {
        return with(with(with(UNANIMOUS, "entitled", 1), "present", 1), "votesFor", 1);
    }

    void candidate(UUID id) {
        beforePreReview(id);
        approval(id, "PRE_REVIEW", "2024-09-01", Map.of("isApproved", true));
        step(id, "FORM", "2024-09-02", Map.of());
    }

    void beforePreReview(UUID id) {
        untilFiled(id);
        step(id, "INTRODUCERS", "2024-08-12", Map.of("people", List.of(li, wang)));
        step(id, "POLITICAL_REVIEW", "2024-08-20", Map.of("isApproved", true));
        approval(id, "TRAINING", "2024-08-25", Map.of("trainingDays", 3));
        step(id, "COMMITTEE_REVIEW", "2024-08-28", Map.of());
    }

    void untilFiled(UUID id) {
        step(id, "TALK", "2023-06-20", Map.of());
        step(id, "ACTIVIST", "2023-08-01", Map.of());
        approval(id, "ACTIVIST_FILING", "2023-08-10", Map.of());
        step(id, "CONTACTS", "2023-08-10", Map.of("people", List.of(li)));
        step(id, "CULTIVATION", "2024-02-01", Map.of());
        step(id, "CULTIVATION", "2024-08-01", Map.of());
        step(id, "CANDIDATE", "2024-08-05", Map.of());
        approval(id, "CANDIDATE_FILING", "2024-08-10", Map.of("isApproved", true));
    }

    void admitted(UUID id) {
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", UNANIMOUS));
        approval(id, "APPROVAL_TALK", "2024-09-15", Map.of());
        approval(id, "APPROVAL", "2024-09-20", Map.of("ballot", UNANIMOUS));
        approval(id, "APPROVAL_FILING", "2024-09-25", Map.of());
        step(id, "GROUPING", "2024-09-25", Map.of());
        step(id, "OATH", "2024-10-01", Map.of());
        step(id, "PROBATION_EDUCATION", "2025-03-01", Map.of());
        step(id, "CONFIRMATION_REQUEST", "2025-09-10", Map.of());
    }

    UUID opened(String appliedOn) {
        return opened(applicant(appliedOn));
    }

    UUID opened(Map<String, Object> applicant) {
        return Objects.requireNonNull(post(SECRETARY, CASES, applicant)
                        .expectStatus()
                        .isCreated()
                        .expectBody(Created.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    UUID member(String name, String idNumber) {
        var fields = Map.of(
                "orgId",
                TestOrganizations.NORTH_BRANCH,
                "name",
                name,
                "idNumber",
                idNumber,
                "stage",
                "正式党员",
                "joinedOn",
                "2012-06-20",
                "fullOn",
                "2013-06-20");
        return Objects.requireNonNull(post(DISTRICT, "/api/v1/members", fields)
                        .expectStatus()
                        .isCreated()
                        .expectBody(Created.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    static Map<String, Object> applicant(String appliedOn) {
        return Map.of(
                "orgId",
                TestOrganizations.NORTH_BRANCH,
                "appliedOn",
                appliedOn,
                "isLeagueMember",
                false,
                "name",
                "周雨晴",
                "idNumber",
                "990000199503150036",
                "phone",
                "13800138000");
    }

    static Map<String, Object> with(Map<String, Object> fields, String key, Object value) {
        var changed = new HashMap<>(fields);
        changed.put(key, value);
        return changed;
    }

    void step(UUID id, String step, String day, Map<String, ?> details) {
        recorded(id, "steps", step, day, details).expectStatus().isCreated();
    }

    void approval(UUID id, String step, String day, Map<String, ?> details) {
        recorded(id, "approvals", step, day, details).expectStatus().isCreated();
    }

    void refused(UUID id, String where, String step, String day, Map<String, ?> details, String code) {
        recorded(id, where, step, day, details).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    void refusedAt(UUID id, String step, String day, Map<String, ?> details, String code) {
        recorded(id, "steps", step, day, details)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    WebTestClient.ResponseSpec recorded(UUID id, String where, String step, String day, Map<String, ?> details) {
        var body = new HashMap<String, Object>(details);
        body.put("step", step);
        body.put("doneOn", day);
        body.putIfAbsent("documents", documents(step));
        if (step.equals("PRE_REVIEW")) {
            body.putIfAbsent("departure", Map.of("isLeaving", false));
        }
        return post(DISTRICT, CASES + "/" + id + "/" + where, body);
    }

    /// All that the procedure demands of a step.
    List<Map<String, String>> documents(String step) {
        return Objects.requireNonNull(
                database.sql("select distinct unnest(documents) from development_steps where code = :step")
                        .bind("step", step)
                        .mapValue(String.class)
                        .all()
                        .map(kind -> Map.of("kind", kind))
                        .collectList()
                        .block());
    }

    void changed(UUID id, int version, String where, Map<String, ?> body) {
        web.post()
                .uri(CASES + "/" + id + "/" + where)
                .headers(headers -> headers.setBearerAuth(DISTRICT))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    WebTestClient.BodyContentSpec plan(UUID id) {
        return get(DISTRICT, CASES + "/" + id + "/steps").expectStatus().isOk().expectBody();
    }

    WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    void run(String sql) {
        database.sql(sql).then().block();
    }

    long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Created(UUID id) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class FixedClock {

        @Bean
        InstantSource fixedClock() {
            return InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z"));
        }
    }
}
