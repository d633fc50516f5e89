package dangjian.member.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.StandingTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class PublicationIT extends StandingTest {

    private static final String DUES = "/api/v1/dues";
    private static final UUID BRANCH = TestOrganizations.NORTH_BRANCH;

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void collectFromOne() {
        run("truncate dues_collections, dues_publications cascade");
        li = member(BRANCH, 1);
        made(
                "/assessments",
                Map.of(
                        "orgId",
                        BRANCH,
                        "from",
                        "2026-10",
                        "members",
                        List.of(Map.of("memberId", li, "payerClass", "MONTHLY_WAGE", "base", 4000))));
        collect();
    }

    @Test
    void membersOfTheBranchSeeWhatWasPublishedAndWhatChangedSince() {
        var published = made("/publications", publishing(null));
        assertThat(money(published, "/total/paid")).isEqualByComparingTo("40.00");
        assertThat(published.get("number").asInt()).isOne();

        collect();

        var seen = body(get(TestTokens.memberToken(li, BRANCH), DUES + "/publications/{id}", id(published))
                .expectStatus()
                .isOk());
        assertThat(money(seen, "/total/paid")).isEqualByComparingTo("40.00");
        assertThat(money(seen, "/since/paid")).isEqualByComparingTo("40.00");
        assertThat(money(seen, "/since/due")).isZero();
        assertThat(seen.get("months")).hasSize(3);
        assertThat(body(get(TestTokens.memberToken(li, BRANCH), DUES + "/publications"))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void aPublicationSaysOfHowManyItKnowsNothing() {
        member(BRANCH, 2);
        assertThat(made("/publications", publishing(null)).get("unassessed").asInt())
                .isOne();
        assertThat(count("select count(*) from dues_publications where unassessed = 1"))
                .isOne();
    }

    @Test
    void aCorrectionIsAnotherPublicationWithAReason() {
        post(NORTH_SECRETARY, DUES + "/publications", publishing("还没有公布过"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("dues.publication.no-reason");
        var published = made("/publications", publishing(null));
        post(NORTH_SECRETARY, DUES + "/publications", publishing("没有变化"))
                .expectStatus()
                .isEqualTo(409);
        collect();
        post(NORTH_SECRETARY, DUES + "/publications", publishing(null))
                .expectStatus()
                .isEqualTo(422);

        var correction = made("/publications", publishing("补录十一月收缴"));

        assertThat(correction.get("number").asInt()).isEqualTo(2);
        assertThat(money(correction, "/total/paid")).isEqualByComparingTo("80.00");
        assertThat(money(body(get(NORTH_SECRETARY, DUES + "/publications/{id}", id(published))), "/total/paid"))
                .isEqualByComparingTo("40.00");
        assertThat(money(body(get(NORTH_SECRETARY, DUES + "/publications/{id}", id(correction))), "/since/paid"))
                .isZero();
    }

    @Test
    void whatWasPublishedCannotBeChanged() {
        made("/publications", publishing(null));

        assertThatException().isThrownBy(() -> run("update dues_publications set published_on = '2020-01-01'"));
        assertThatException().isThrownBy(() -> run("update dues_publication_lines set paid_fen = 0"));
        assertThatException().isThrownBy(() -> run("delete from dues_publication_lines"));
    }

    @Test
    void othersDoNotSeeItAndNothingIsPublishedInAdvance() {
        var published = made("/publications", publishing(null));
        var stranger = member(TestOrganizations.SOUTH_BRANCH, 2);
        var token = TestTokens.memberToken(stranger, TestOrganizations.SOUTH_BRANCH);

        get(token, DUES + "/publications/{id}", id(published)).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, DUES + "/publications/{id}", id(published))
                .expectStatus()
                .isNotFound();
        get(token, DUES + "/publications?under=" + BRANCH).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, DUES + "/publications?under=" + BRANCH)
                .expectStatus()
                .isNotFound();
        mustBe(get(DISTRICT_ADMIN, DUES + "/publications?under=" + new UUID(0, 1)), 404, "org.unknown");
        var above = TestTokens.memberToken(li, BRANCH);
        for (var under : List.of(BRANCH, TestOrganizations.NORTH, TestOrganizations.DISTRICT)) {
            assertThat(body(get(above, DUES + "/publications?under=" + under)).get("items"))
                    .hasSize(1);
        }
        post(SOUTH_SECRETARY, DUES + "/publications", publishing(null))
                .expectStatus()
                .isNotFound();
        post(TestTokens.memberToken(li, BRANCH), DUES + "/publications", publishing(null))
                .expectStatus()
                .isForbidden();
        post(NORTH_SECRETARY, DUES + "/publications", Map.of("orgId", BRANCH, "year", 2027))
                .expectStatus()
                .isEqualTo(422);
        post(NORTH_SECRETARY, DUES + "/publications", Map.of("orgId", BRANCH, "year", 2024))
                .expectStatus()
                .isEqualTo(409);
    }

    private void collect() {
        made(
                "/collections",
                Map.of(
                        "orgId",
                        BRANCH,
                        "collectedOn",
                        "2026-11-22",
                        "method",
                        "CASH",
                        "payments",
                        List.of(Map.of("memberId", li, "amount", 40))));
    }

    private JsonNode made(String path, Object request) {
        return body(post(NORTH_SECRETARY, DUES + path, request).expectStatus().isCreated());
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static BigDecimal money(JsonNode node, String pointer) {
        return node.at(pointer).decimalValue();
    }

    private static Map<String, Object> publishing(@Nullable String reason) {
        return reason == null
                ? Map.of("orgId", BRANCH, "year", 2026)
                : Map.of("orgId", BRANCH, "year", 2026, "reason", reason);
    }
}
