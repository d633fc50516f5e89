package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import tools.jackson.databind.JsonNode;

@ActivityTest
class ActivityFiguresIT {

    private static final String MARCH = "?from=2026-03-01&to=2026-03-31";

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void afterTheStart() {
        clock.set("2026-03-05T01:31:00Z");
    }

    @Test
    void batchesPersonTimesAndPersonsAreCountedWithTheRowsBehindThem() {
        var branch = steps.branch(3);
        steps.closed(branch, 0, 1);
        steps.closed(branch, 0);
        steps.published(branch);

        figure(branch, "activities-held", MARCH)
                .jsonPath("$.value")
                .isEqualTo(2)
                .jsonPath("$.unit")
                .isEqualTo("批")
                .jsonPath("$.rowCount")
                .isEqualTo(2)
                .jsonPath("$.groups[0].label")
                .isEqualTo("主题党日");
        figure(branch, "attendance-person-times", MARCH)
                .jsonPath("$.value")
                .isEqualTo(3)
                .jsonPath("$.groups[0].key")
                .isEqualTo("PRESENT")
                .jsonPath("$.groups[0].label")
                .isEqualTo("正常");
        figure(branch, "attendance-distinct-persons", MARCH).jsonPath("$.value").isEqualTo(2);

        var held = rows(branch, "activities-held", MARCH);
        assertThat(held.valueStream().map(row -> row.get("present").asInt())).containsExactlyInAnyOrder(2, 1);
        assertThat(held.get(0).get("expected").asInt()).isEqualTo(3);
        var persons = rows(branch, "attendance-distinct-persons", MARCH);
        assertThat(persons.valueStream().map(row -> row.get("name").asString())).containsOnly("王***");
        assertThat(persons.get(0).get("times").asInt()).isEqualTo(2);
        assertThat(rows(branch, "attendance-person-times", MARCH)).hasSize(3);
    }

    @Test
    void aCorrectionCountsFromItsDayOn() {
        var branch = steps.branch(2);
        var id = steps.closed(branch, 0);
        clock.set("2026-03-09T02:00:00Z");
        steps.correct(branch, id, 1, "PRESENT").expectStatus().isCreated();
        var period = "?from=2026-03-01&to=2026-03-31";
        figure(branch, "attendance-person-times", period + "&asOf=2026-03-08")
                .jsonPath("$.value")
                .isEqualTo(1);
        figure(branch, "attendance-person-times", period + "&asOf=2026-03-09")
                .jsonPath("$.value")
                .isEqualTo(2);
        figure(branch, "activities-held", period + "&asOf=2026-03-04")
                .jsonPath("$.value")
                .isEqualTo(0);
        figure(branch, "activities-held", "?from=2026-03-06&to=2026-03-31")
                .jsonPath("$.value")
                .isEqualTo(0);
    }

    @Test
    void theScopeIsTheCallers() {
        var branch = steps.branch(1);
        steps.closed(branch, 0);
        figure(steps.branch(1), "activities-held", MARCH)
                .jsonPath("$.status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.value")
                .doesNotExist()
                .jsonPath("$.reason")
                .isEqualTo("范围内还没有任何活动记录。");
        var street = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        var found = Steps.body(get(street, "/api/v1/figures/activities-held/rows" + MARCH + "&limit=200"));
        assertThat(found.get("items")
                        .valueStream()
                        .map(row -> row.get("orgName").asString()))
                .contains("中国共产党测试支部委员会");
        get(branch.member(0), "/api/v1/figures/activities-held").expectStatus().isForbidden();
    }

    private BodyContentSpec figure(TestBranch branch, String id, String query) {
        return get(branch.secretary(), "/api/v1/figures/" + id + query)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private JsonNode rows(TestBranch branch, String id, String query) {
        return Steps.body(get(branch.secretary(), "/api/v1/figures/" + id + "/rows" + query)
                        .expectStatus()
                        .isOk())
                .get("items");
    }

    private WebTestClient.ResponseSpec get(String token, String uri) {
        return web.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
