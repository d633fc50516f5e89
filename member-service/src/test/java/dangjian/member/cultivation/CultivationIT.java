package dangjian.member.cultivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class CultivationIT {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    private static final String SOUTH = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
    private static final String COUNTS = "/api/v1/cultivation-pipelines/counts?asOf=";

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    private UUID li = new UUID(0, 0);
    private UUID wang = new UUID(0, 0);

    @BeforeEach
    void registerTwo() {
        run("truncate development_cases cascade");
        run("truncate members, membership_periods, member_changes, disclosures, cultivations, cultivation_steps,"
                + " cultivation_targets cascade");
        run("delete from orgs");
        run(TestOrganizations.insert());
        li = register("李建国", "990000199001010017");
        wang = register("王秀英", "990000198506150029");
    }

    @Test
    void aBackboneBecomesAMemberStepByStep() {
        var id = start(backbone("2025-03-01"));
        done(id, "APPLIED", "2025-04-01").isEqualTo(409);
        done(id, "CHOSEN", "2025-02-01").isEqualTo(422);
        done(id, "CHOSEN", "2199-02-01").isEqualTo(422);
        done(id, "CHOSEN", "2025-03-02").isOk();
        done(id, "CHOSEN", "2025-03-02").isEqualTo(409);
        done(id, "APPLIED", "2025-04-01").isOk();
        done(id, "ACTIVIST", "2025-06-01").isOk();
        done(id, "JOINED", "2026-06-30").isEqualTo(409);
        var zhou = register("周明", "99010119771103004X", "预备党员", "2026-06-30");
        join(id, li).isEqualTo(422);
        join(id, wang).isEqualTo(422);
        join(id, zhou)
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("COMPLETED")
                .jsonPath("$.completedOn")
                .isEqualTo("2026-06-30")
                .jsonPath("$.steps[2].evidence")
                .isEqualTo("证明材料")
                .jsonPath("$.steps[3].doneOn")
                .isEqualTo("2026-06-30");
        done(id, "JOINED", "2026-06-30").isEqualTo(409);
    }

    @Test
    void whoJoinedBeforeTheStartWasNotMadeAMember() {
        var old = register("周明", "99010119771103004X", "正式党员", "2012-06-20");
        join(start(backbone("2025-03-01")), old)
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("cultivation.member-before");
        get(NORTH, COUNTS + "2026-12-31")
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].completed")
                .isEqualTo(0);
    }

    @Test
    void whatTheDevelopmentCaseKnowsNobodyTypes() {
        var id = start(backbone("2025-03-01"));
        var zhou = register("周明", "99010119771103004X", "预备党员", "2026-06-30");
        join(id, zhou).isEqualTo(409);
        run("""
                insert into development_cases (id, org_id, name, person_cipher, id_number_index, birthday,
                    is_league_member, applied_on, template, stage, status, is_extended, member_id, opened_at, opened_by,
                    version)
                select gen_random_uuid(), org_id, name, '\\x00', '\\x00', birthday, false, '2025-03-10', (
                    select template from development_steps where reaches = 'ACTIVIST' order by template limit 1),
                    'PROBATIONARY', 'OPEN', false, id, now(), id, 1
                from members where name = '周明'
                """);
        run("""
                insert into development_records (id, case_id, step, done_on, state, is_late, details, recorded_at,
                    account_id, account_name)
                select gen_random_uuid(), c.id, s.code, '2025-06-10', 'VALID', false, '{}', now(), c.id, ''
                from development_cases c join development_steps s on s.template = c.template and s.reaches = 'ACTIVIST'
                where c.name = '周明'
                """);
        join(id, zhou)
                .isOk()
                .expectBody()
                .jsonPath("$.steps[0].doneOn")
                .isEqualTo("2025-03-01")
                .jsonPath("$.steps[1].doneOn")
                .isEqualTo("2025-03-10")
                .jsonPath("$.steps[2].doneOn")
                .isEqualTo("2025-06-10")
                .jsonPath("$.completedOn")
                .isEqualTo("2026-06-30");
    }

    @Test
    void aStaleChangeIsRefusedAndNothingIsOlderThanTheParty() {
        var id = start(backbone("2025-03-01"));
        call(HttpMethod.PUT, NORTH, "/api/v1/cultivations/%s/mentor".formatted(id), Map.of("mentorId", wang))
                .isEqualTo(428);
        post(NORTH, "/api/v1/cultivations", backbone("1921-06-30")).isEqualTo(422);
        post(NORTH, "/api/v1/cultivations", backbone("-999999999-01-01")).isBadRequest();
        post(NORTH, "/api/v1/cultivations", ofMember("MEMBER_TO_BACKBONE", wang, "2012-06-19"))
                .isEqualTo(422);
    }

    @Test
    void theCountsOfAYearLeadToTheirRows() {
        start(backbone("2025-03-01"));
        var other = start(ofMember("MEMBER_TO_BACKBONE", wang, "2026-02-01"));
        put(
                        NORTH,
                        "/api/v1/cultivations/%s/ending".formatted(other),
                        Map.of("endedOn", "2026-05-01", "reason", "调离本单位"))
                .isOk();
        put(
                        NORTH,
                        "/api/v1/cultivation-pipelines/MEMBER_TO_BACKBONE/targets/2026",
                        Map.of("orgId", TestOrganizations.NORTH_BRANCH, "target", 2))
                .isNoContent();

        get(NORTH, COUNTS + "2026-04-30")
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].pipeline")
                .isEqualTo("BACKBONE_TO_MEMBER")
                .jsonPath("$.items[0].enrolled")
                .isEqualTo(0)
                .jsonPath("$.items[0].running")
                .isEqualTo(1)
                .jsonPath("$.items[1].target")
                .isEqualTo(2)
                .jsonPath("$.items[1].enrolled")
                .isEqualTo(1)
                .jsonPath("$.items[1].ended")
                .isEqualTo(0)
                .jsonPath("$.items[1].running")
                .isEqualTo(1);
        get(NORTH, COUNTS + "2026-12-31")
                .isOk()
                .expectBody()
                .jsonPath("$.items[1].ended")
                .isEqualTo(1)
                .jsonPath("$.items[1].running")
                .isEqualTo(0);
        get(NORTH, "/api/v1/cultivations?counted=ENDED&from=2026-01-01&to=2026-12-31&count=true")
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(other.toString());
        get(SOUTH, COUNTS + "2026-12-31")
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void whatLiesOutsideTheScopeDoesNotExist() {
        var id = start(backbone("2025-03-01"));
        get(SOUTH, "/api/v1/cultivations/" + id).isNotFound();
        put(SOUTH, "/api/v1/cultivations/%s/mentor".formatted(id), Map.of("mentorId", wang))
                .isNotFound();
        post(SOUTH, "/api/v1/cultivations", backbone("2025-03-01")).isNotFound();
        post(NORTH, "/api/v1/cultivations", with(backbone("2025-03-01"), "orgId", TestOrganizations.SOUTH_BRANCH))
                .isNotFound();
        put(
                        SOUTH,
                        "/api/v1/cultivation-pipelines/MEMBER_TO_BACKBONE/targets/2026",
                        Map.of("orgId", TestOrganizations.NORTH_BRANCH, "target", 2))
                .isNotFound();
        get(SOUTH, "/api/v1/cultivations?count=true")
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void thePipelineSaysWhoMayBeCultivated() {
        post(NORTH, "/api/v1/cultivations", ofMember("BACKBONE_TO_MEMBER", wang, "2026-02-01"))
                .isEqualTo(422);
        post(NORTH, "/api/v1/cultivations", with(backbone("2025-03-01"), "pipeline", "MEMBER_TO_BACKBONE"))
                .isEqualTo(422);
        post(NORTH, "/api/v1/cultivations", with(backbone("2025-03-01"), "pipeline", "NOWHERE"))
                .isEqualTo(422);
        post(NORTH, "/api/v1/cultivations", ofMember("MEMBER_TO_BACKBONE", li, "2026-02-01"))
                .isEqualTo(422);
        start(ofMember("MEMBER_TO_BACKBONE", wang, "2026-02-01"));
        post(NORTH, "/api/v1/cultivations", ofMember("MEMBER_TO_BACKBONE", wang, "2026-02-01"))
                .isEqualTo(409);
        get(NORTH, "/api/v1/cultivation-pipelines")
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(3)
                .jsonPath("$[0].steps.length()")
                .isEqualTo(4);
    }

    @Test
    void writesExactlyTheSampleOfACompletedCultivation() {
        var json = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        var event = new CultivationCompleted(
                UUID.fromString("0199f3a0-4000-7000-8000-000000000001"),
                TestOrganizations.NORTH_BRANCH,
                "BACKBONE_TO_MEMBER",
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                LocalDate.of(2026, 6, 30));
        var sample = Path.of("../contracts/" + event.type() + ".json").toFile();
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(sample));
    }

    private Map<String, Object> backbone(String startedOn) {
        return Map.of(
                "pipeline",
                "BACKBONE_TO_MEMBER",
                "orgId",
                TestOrganizations.NORTH_BRANCH,
                "personName",
                "周明",
                "mentorId",
                li,
                "startedOn",
                startedOn);
    }

    private Map<String, Object> ofMember(String pipeline, UUID member, String startedOn) {
        return Map.of("pipeline", pipeline, "memberId", member, "mentorId", li, "startedOn", startedOn);
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
        var all = new HashMap<String, Object>(fields);
        all.put(name, value);
        return all;
    }

    private UUID start(Map<String, ?> body) {
        return id(post(NORTH, "/api/v1/cultivations", body));
    }

    private UUID register(String name, String idNumber) {
        return register(name, idNumber, "正式党员", "2012-06-20");
    }

    private UUID register(String name, String idNumber, String stage, String joinedOn) {
        return id(post(
                DISTRICT,
                "/api/v1/members",
                Map.of(
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "name",
                        name,
                        "idNumber",
                        idNumber,
                        "stage",
                        stage,
                        "joinedOn",
                        joinedOn,
                        "fullOn",
                        stage.equals("正式党员") ? "2013-06-20" : "")));
    }

    private static UUID id(StatusAssertions answer) {
        return Objects.requireNonNull(
                        answer.isCreated().expectBody(Made.class).returnResult().getResponseBody())
                .id();
    }

    private StatusAssertions done(UUID id, String step, String on) {
        return put(
                NORTH,
                "/api/v1/cultivations/%s/steps/%s".formatted(id, step),
                Map.of("doneOn", on, "evidence", "证明材料"));
    }

    private StatusAssertions join(UUID id, UUID member) {
        return put(NORTH, "/api/v1/cultivations/%s/member".formatted(id), Map.of("memberId", member));
    }

    /// With the version that the cultivation has now.
    private StatusAssertions put(String token, String path, Object body) {
        var id = path.split("/")[4];
        var version = database.sql("select coalesce(max(version), 1) from cultivations where id::text = :id")
                .bind("id", id)
                .mapValue(Integer.class)
                .one()
                .block();
        return web.put()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private StatusAssertions post(String token, String path, Object body) {
        return call(HttpMethod.POST, token, path, body);
    }

    private StatusAssertions call(HttpMethod method, String token, String path, Object body) {
        return web.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private StatusAssertions get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus();
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Made(UUID id) {}
}
