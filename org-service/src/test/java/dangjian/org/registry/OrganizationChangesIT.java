package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@Import(TestRegister.class)
class OrganizationChangesIT {

    private static final String PATH = "/api/v1/organizations";
    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestRegister register;

    @BeforeEach
    void plantTree() {
        register.plant(Specimens.TREE);
    }

    @Test
    void aCommitteeEstablishesABranchBelowItself() {
        try (var listener = new EventListener()) {
            var location = Objects.requireNonNull(post(NORTH, draft(TestOrganizations.NORTH, Map.of()))
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .valueEquals("ETag", "\"1\"")
                    .expectBody()
                    .jsonPath("$.termEndsOn")
                    .isEqualTo("2029-01-05")
                    .jsonPath("$.contactPhone")
                    .isEqualTo("139****0000")
                    .returnResult()
                    .getResponseHeaders()
                    .getLocation());
            var id = UUID.fromString(location.getPath().substring(PATH.length() + 1));
            var event = Objects.requireNonNull(
                    listener.await(OrganizationRegistered.TYPE, List.of(id)).get(id));
            assertThat(event.data().get("path").asString()).matches("/1/2/[0-9a-z]+/");
            assertThat(event.data().get("termEndsOn").asString()).isEqualTo("2029-01-05");
            send(HttpMethod.GET, NORTH, "/" + id, null, null).expectStatus().isOk();
        }
    }

    @Test
    void aSuperiorInTheBodyOutsideTheScopeDoesNotExist() {
        for (var parent : List.of(TestOrganizations.SOUTH, TestOrganizations.DISTRICT, UUID.randomUUID())) {
            post(NORTH, draft(parent, Map.of()))
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("org.unknown");
        }
        assertThat(register.names()).hasSameSizeAs(Specimens.TREE);
    }

    @ParameterizedTest
    @CsvSource({
        "name, 中国共产党测试区北街第二支部委员会, organization.name-taken",
        "name, =1+1, organization.text",
        "code, 990000000004, organization.code-taken",
        "kind, WORKING_COMMITTEE, organization.parent-kind",
        "kind, AREA_COMMITTEE, organization.kind-not-in-tree",
        "foundedOn, 2099-01-01, organization.founded-in-future",
        "termEndsOn, 2033-01-01, organization.term-too-long",
        "contactPhone, 12, organization.phone",
        "creditCode, 91350100M000100Y44, organization.credit-code-check",
        "divisionCode, 12, organization.division-code"
    })
    void whatBreaksARuleIsRefusedAtItsPlace(String property, String value, String code) {
        post(DISTRICT, draft(TestOrganizations.NORTH, Map.of(property, value)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization.invalid")
                .jsonPath("$.errors[?(@.code=='%s')]".formatted(code))
                .exists();
        assertThat(register.names()).hasSameSizeAs(Specimens.TREE);
    }

    @Test
    void aRequestWithoutItsRequiredPropertiesIsRefused() {
        post(DISTRICT, Map.of("parentId", TestOrganizations.NORTH, "name", " "))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(4);
    }

    @Test
    void secretariesDoNotChangeTheRegister() {
        post(SECRETARY, draft(TestOrganizations.NORTH_BRANCH, Map.of()))
                .expectStatus()
                .isForbidden();
        patch(SECRETARY, TestOrganizations.NORTH_BRANCH, "\"1\"", Map.of("name", "新名"))
                .expectStatus()
                .isForbidden();
        dissolve(SECRETARY, TestOrganizations.NORTH_BRANCH, "2026-01-01")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aDescriptionChangesWhatItSaysAndNothingElse() {
        patch(NORTH, TestOrganizations.NORTH_BRANCH, "\"1\"", Map.of("contactName", "赵小敏", "address", ""))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.contactName")
                .isEqualTo("赵**")
                .jsonPath("$.address")
                .doesNotExist()
                .jsonPath("$.contactPhone")
                .isEqualTo("138****8000")
                .jsonPath("$.secretaryName")
                .isEqualTo("王建国");
        history(TestOrganizations.NORTH_BRANCH).jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void anElectionBeginsANewTermByTheRule() {
        patch(NORTH, TestOrganizations.NORTH_BRANCH, "\"1\"", Map.of("electedOn", "2026-03-01"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.termEndsOn")
                .isEqualTo("2031-03-01");
        history(TestOrganizations.NORTH_BRANCH)
                .jsonPath("$.items[0].termEndsOn")
                .isEqualTo("2028-07-01")
                .jsonPath("$.items[1].termEndsOn")
                .isEqualTo("2031-03-01");
    }

    @Test
    void aStaleOrMissingVersionIsRefused() {
        patch(NORTH, TestOrganizations.NORTH_BRANCH, "\"7\"", Map.of("shortName", "新"))
                .expectStatus()
                .isEqualTo(412);
        patch(NORTH, TestOrganizations.NORTH_BRANCH, null, Map.of("shortName", "新"))
                .expectStatus()
                .isEqualTo(428);
        patch(NORTH, TestOrganizations.SOUTH_BRANCH, "\"1\"", Map.of("shortName", "新"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aNewNameIsToldAndTheOldOneStaysInTheHistory() {
        try (var listener = new EventListener()) {
            patch(
                            NORTH,
                            TestOrganizations.NORTH_BRANCH,
                            "\"1\"",
                            Map.of("shortName", "北街红星党支部", "effectiveOn", "2024-05-01"))
                    .expectStatus()
                    .isOk();
            var event = Objects.requireNonNull(
                    listener.await(OrganizationChanged.TYPE, List.of(TestOrganizations.NORTH_BRANCH))
                            .get(TestOrganizations.NORTH_BRANCH));
            assertThat(event.data().get("shortName").asString()).isEqualTo("北街红星党支部");
            assertThat(event.data().get("version").asInt()).isEqualTo(2);
        }
        history(TestOrganizations.NORTH_BRANCH)
                .jsonPath("$.items[0].shortName")
                .isEqualTo("北街第一党支部")
                .jsonPath("$.items[0].validTo")
                .isEqualTo("2024-05-01")
                .jsonPath("$.items[1].shortName")
                .isEqualTo("北街红星党支部")
                .jsonPath("$.items[1].validTo")
                .doesNotExist();
        patch(NORTH, TestOrganizations.NORTH_BRANCH, "\"2\"", Map.of("shortName", "更早", "effectiveOn", "2024-04-30"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization.later-change");
    }

    @Test
    void anOrganizationIsDissolvedFromAboveOnceNothingIsBelowIt() {
        dissolve(DISTRICT, TestOrganizations.SOUTH, "2026-01-01")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization.has-children");
        dissolve(NORTH, TestOrganizations.NORTH, "2026-01-01")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization.own-dissolution");
        dissolve(NORTH, TestOrganizations.SOUTH_BRANCH, "2026-01-01")
                .expectStatus()
                .isNotFound();
        dissolve(DISTRICT, TestOrganizations.SOUTH_BRANCH, "2026-01-01")
                .expectStatus()
                .isOk();
        dissolve(DISTRICT, TestOrganizations.SOUTH, "2026-01-01").expectStatus().isOk();
        post(DISTRICT, draft(TestOrganizations.SOUTH, Map.of()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("organization.dissolved");
    }

    @Test
    void aDissolvedOrganizationCountsNoMoreFromThatDayOn() {
        dissolve(DISTRICT, TestOrganizations.SOUTH_BRANCH, "2026-01-01")
                .expectStatus()
                .isOk();
        assertThat(listed("2025-12-31")).isEqualTo(6);
        assertThat(listed("2026-01-01")).isEqualTo(5);
        send(HttpMethod.GET, DISTRICT, "/" + TestOrganizations.SOUTH_BRANCH, null, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.dissolvedOn")
                .isEqualTo("2026-01-01");
    }

    private long listed(String asOf) {
        var body = send(HttpMethod.GET, DISTRICT, "?count=true&asOf=" + asOf, null, null)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((Number) Objects.requireNonNull(Objects.requireNonNull(body).get("total"))).longValue();
    }

    private static Map<String, Object> draft(UUID parent, Map<String, Object> changes) {
        var draft = new HashMap<String, Object>(Map.of(
                "parentId", parent,
                "name", "中国共产党测试区北街第三支部委员会",
                "kind", "BRANCH",
                "category", "COMMUNITY",
                "foundedOn", "2024-01-05",
                "electedOn", "2024-01-05",
                "contactPhone", "139 0000 0000"));
        draft.putAll(changes);
        return draft;
    }

    private WebTestClient.ResponseSpec post(String token, Map<String, Object> body) {
        return send(HttpMethod.POST, token, "", null, body);
    }

    private WebTestClient.ResponseSpec patch(
            String token, UUID id, @Nullable String version, Map<String, Object> body) {
        return send(HttpMethod.PATCH, token, "/" + id, version, body);
    }

    private WebTestClient.ResponseSpec dissolve(String token, UUID id, String day) {
        return send(
                HttpMethod.PUT,
                token,
                "/" + id + "/dissolution",
                "\"1\"",
                Map.of("dissolvedOn", day, "reason", "单位注销，经批准撤销"));
    }

    private WebTestClient.BodyContentSpec history(UUID id) {
        return send(HttpMethod.GET, NORTH, "/" + id + "/history", null, null)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.ResponseSpec send(
            HttpMethod method,
            String token,
            String path,
            @Nullable String version,
            @Nullable Map<String, Object> body) {
        var request = web.method(method).uri(PATH + path).headers(headers -> {
            headers.setBearerAuth(token);
            if (version != null) {
                headers.setIfMatch(version);
            }
        });
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }
}
