package dangjian.member.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import dangjian.member.roster.MemberTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class PledgeIT extends StandingTest {

    private static final String PLEDGES = "/api/v1/pledges";
    private static final String PAGE = "/api/v1/public/pledges/{code}";

    private UUID li = new UUID(0, 0);
    private String own = "";
    private UUID pledge = new UUID(0, 0);

    @BeforeEach
    void draftOne() {
        li = member(TestOrganizations.NORTH_BRANCH, 1);
        own = TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH);
        pledge = id(draft(own, li, 2026));
    }

    @Test
    void aPledgeIsPublicOnlyOnceTheBranchHasApprovedIt() {
        assertThat(count("select count(*) from pledges where code is not null")).isZero();
        put(own, 1, PLEDGES + "/{id}/publication", Map.of(), pledge)
                .expectStatus()
                .isForbidden();

        var code = published(1);

        assertThat(code).matches("[0-9a-f]{32}");
        var page = visit(code).expectStatus().isOk();
        page.expectHeader().valueEquals("X-Robots-Tag", "noindex, nofollow, noarchive");
        page.expectHeader().valueEquals("Cache-Control", "no-store");
        page.expectBody()
                .jsonPath("$.name")
                .isEqualTo("李建国")
                .jsonPath("$.organization")
                .isEqualTo("中国共产党测试区北街第一支部委员会")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.length()")
                .isEqualTo(6);
    }

    @Test
    void progressEvidenceAndReviewAreKept() {
        var code = published(1);
        put(own, 2, PLEDGES + "/{id}/items/1/progress", Map.of("progress", 50, "evidence", "已参加6次"), pledge)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.progress")
                .isEqualTo(25);
        mustBe(
                put(own, 3, PLEDGES + "/{id}/items/9/progress", Map.of("progress", 50), pledge),
                404,
                "member.pledge.item-unknown");
        mustBe(
                put(own, 3, PLEDGES + "/{id}/items/1/progress", Map.of("progress", 101), pledge),
                400,
                "request.invalid");
        mustBe(
                put(own, 3, PLEDGES + "/{id}/items", Map.of("items", List.of("换一个承诺")), pledge),
                409,
                "member.pledge.approved");
        var body = visit(code).returnResult(String.class).getResponseBody().blockFirst();
        assertThat(body).contains("50").doesNotContain("已参加6次");

        put(NORTH_SECRETARY, 3, PLEDGES + "/{id}/review", Map.of("result", "KEPT", "note", "全部兑现"), pledge)
                .expectStatus()
                .isOk();
        visit(code).expectBody().jsonPath("$.result").isEqualTo("KEPT");
        mustBe(
                put(own, 4, PLEDGES + "/{id}/items/1/progress", Map.of("progress", 60), pledge),
                409,
                "member.pledge.no-progress");
    }

    @Test
    void noPhoneOrIdNumberGetsOntoThePublicPage() {
        var other = member(TestOrganizations.NORTH_BRANCH, 2);
        for (var item : List.of("联系电话13912345678", "办公室 010-6234 5678", "身份证990000199001010017")) {
            post(
                            NORTH_SECRETARY,
                            "/api/v1/pledges",
                            Map.of("memberId", other, "year", 2026, "items", List.of("值班", item)))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/items/1");
        }
        var pledge = id(post(
                NORTH_SECRETARY,
                "/api/v1/pledges",
                Map.of("memberId", other, "year", 2026, "items", List.of("每周值班一次"))));
        run("update pledge_items set text = '值班电话13912345678' where pledge_id = '%s'".formatted(pledge));
        mustBe(
                put(NORTH_SECRETARY, 1, "/api/v1/pledges/{id}/publication", Map.of(), pledge),
                422,
                "member.pledge.rules");
        get(NORTH_SECRETARY, "/api/v1/pledges/{id}", pledge)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DRAFT");
    }

    @Test
    void othersHearWhatBecomesOfAPledge() {
        var pledge = id(post(
                NORTH_SECRETARY,
                "/api/v1/pledges",
                Map.of(
                        "memberId",
                        member(TestOrganizations.NORTH_BRANCH, 2),
                        "year",
                        2026,
                        "items",
                        List.of("每周值班一次"))));
        put(NORTH_SECRETARY, 1, "/api/v1/pledges/{id}/publication", Map.of(), pledge)
                .expectStatus()
                .isOk();
        put(NORTH_SECRETARY, 2, "/api/v1/pledges/{id}/items/1/progress", Map.of("progress", 50), pledge)
                .expectStatus()
                .isOk();
        put(NORTH_SECRETARY, 3, "/api/v1/pledges/{id}/review", Map.of("result", "KEPT", "note", "兑现"), pledge)
                .expectStatus()
                .isOk();
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                var events = topic.of(pledge);
                assertThat(events).hasSize(3).noneMatch(event -> event.contains("值班"));
                assertThat(events.getFirst())
                        .startsWith("member.pledge-changed.v1")
                        .contains("PUBLISHED");
                assertThat(events.get(1)).contains("PROGRESSED", "50");
                assertThat(events.getLast()).contains("REVIEWED", "KEPT");
            });
        }
    }

    @Test
    void aRevokedCodeLeadsNowhereAndANewOneIsAnother() {
        var code = published(1);
        web.method(HttpMethod.DELETE)
                .uri(PLEDGES + "/{id}/publication", pledge)
                .headers(headers -> headers.setBearerAuth(NORTH_ADMIN))
                .header("If-Match", "\"2\"")
                .exchange()
                .expectStatus()
                .isOk();
        mustBe(visit(code), 404, "member.pledge.no-page");
        mustBe(respond(code, Map.of("kind", "CONFIRMATION")), 404, "member.pledge.no-page");

        assertThat(published(3)).isNotEqualTo(code);
        mustBe(visit(code), 404, "member.pledge.no-page");
    }

    @Test
    void thePageOfWhoHasLeftDisappears() {
        var code = published(1);
        post(
                        NORTH_SECRETARY,
                        "/api/v1/exits",
                        Map.of("memberId", li, "reason", "DIED", "effectiveOn", "2026-11-01", "explanation", "因病去世"))
                .expectStatus()
                .isCreated();
        mustBe(visit(code), 404, "member.pledge.no-page");
        mustBe(respond(code, Map.of("kind", "CONFIRMATION")), 404, "member.pledge.no-page");
    }

    @Test
    void whatResidentsSayIsShownOnlyAfterModeration() {
        var code = published(1);
        var attack = "<script>alert(1)</script>\u202e 'or 1=1--";
        respond(code, Map.of("kind", "COMMENT", "text", attack)).expectStatus().isAccepted();
        respond(code, Map.of("kind", "CONFIRMATION")).expectStatus().isAccepted();
        visit(code)
                .expectBody()
                .jsonPath("$.comments.length()")
                .isEqualTo(0)
                .jsonPath("$.confirmations")
                .isEqualTo(0);

        var waiting = ids(NORTH_SECRETARY, PLEDGES + "/" + pledge + "/responses?undecided=true");
        assertThat(waiting).hasSize(2);
        mustBe(moderate(SOUTH_SECRETARY, waiting.getFirst()), 404, "member.pledge.response-unknown");
        waiting.forEach(
                response -> moderate(NORTH_SECRETARY, response).expectStatus().isOk());

        visit(code)
                .expectHeader()
                .contentType("application/json")
                .expectBody()
                .jsonPath("$.comments[0].text")
                .isEqualTo("<script>alert(1)</script> 'or 1=1--")
                .jsonPath("$.confirmations")
                .isEqualTo(1);
        assertThat(ids(NORTH_SECRETARY, PLEDGES + "/" + pledge + "/responses?undecided=true"))
                .isEmpty();
    }

    @Test
    void aPledgeTakesOnlySoManyResponsesADayHoweverTheyCome() {
        var code = published(1);
        run("update rules set value = 3 where name = 'pledge-responses-per-day'");
        try {
            var answers = IntStream.range(0, 8)
                    .mapToObj(_ -> AtOnce.call(() -> respond(code, Map.of("kind", "CONFIRMATION"))
                            .returnResult(String.class)
                            .getStatus()
                            .value()))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 202))
                    .hasSize(3);
            mustBe(respond(code, Map.of("kind", "CONFIRMATION")), 429, "member.pledge.too-many-responses");
        } finally {
            run("update rules set value = 200 where name = 'pledge-responses-per-day'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "6F1C0A3E5B7D49C28E9F0B1A2C3D4E5F",
                "1",
                "' or '1'='1",
                "..",
                "%00",
                "null"
            })
    void aCodeThatIsNoneFindsNothing(String code) {
        published(1);
        assertThat(visit(code).returnResult(String.class).getStatus().value()).isIn(400, 401, 404);
    }

    @Test
    void garbageFromThePublicIsRefused() {
        var code = published(1);
        mustBe(respond(code, Map.of("kind", "COMMENT")), 400, "request.invalid");
        mustBe(respond(code, Map.of("kind", "COMMENT", "text", " \n\t ")), 400, "request.invalid");
        mustBe(respond(code, Map.of("kind", "COMMENT", "text", "好".repeat(301))), 400, "request.invalid");
        mustBe(respond(code, Map.of("kind", "CONFIRMATION", "text", "好")), 400, "request.invalid");
        mustBe(respond(code, Map.of("kind", "PRAISE")), 400, "request.invalid");
        mustBe(respond(code, Map.of("kind", "COMMENT", "text", "好", "phone", "13800138000")), 400, "request.invalid");
        mustBe(respond(code, Map.of()), 400, "request.invalid");
        assertThat(count("select count(*) from pledge_responses")).isZero();
    }

    @Test
    void nothingElseNeedsNoToken() {
        for (var path : List.of(PLEDGES, PLEDGES + "/" + pledge, "/api/v1/public/pledges", "/api/v1/members")) {
            web.get().uri(path).exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void everybodyKeepsToTheOwnScope() {
        var colleague = member(TestOrganizations.NORTH_BRANCH, 2);
        var other = TestTokens.memberToken(colleague, TestOrganizations.NORTH_BRANCH);
        get(other, PLEDGES + "/{id}", pledge).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, PLEDGES + "/{id}", pledge).expectStatus().isNotFound();
        mustBe(draft(other, li, 2027), 404, "member.unknown");
        mustBe(put(SOUTH_SECRETARY, 1, PLEDGES + "/{id}/publication", Map.of(), pledge), 404, "member.pledge.unknown");
        mustBe(draft(own, li, 2026), 409, "member.pledge.one-per-year");
        assertThat(ids(own, PLEDGES)).containsExactly(pledge.toString());
        assertThat(ids(other, PLEDGES)).isEmpty();
    }

    private WebTestClient.ResponseSpec draft(String token, UUID member, int year) {
        return post(token, PLEDGES, Map.of("memberId", member, "year", year, "items", List.of("每月参加一次志愿服务", "结对帮扶一户")));
    }

    private String published(int version) {
        var view = new HashMap<>(
                Objects.requireNonNull(put(NORTH_SECRETARY, version, PLEDGES + "/{id}/publication", Map.of(), pledge)
                        .expectStatus()
                        .isOk()
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody()));
        return String.valueOf(view.get("code"));
    }

    private WebTestClient.ResponseSpec visit(String code) {
        return web.get().uri(PAGE, code).exchange();
    }

    private WebTestClient.ResponseSpec respond(String code, Map<String, ?> response) {
        return web.post().uri(PAGE + "/responses", code).bodyValue(response).exchange();
    }

    private WebTestClient.ResponseSpec moderate(String token, String response) {
        return put(token, 1, "/api/v1/pledge-responses/{id}/moderation", Map.of("decision", "SHOWN"), response);
    }

    private List<String> ids(String token, String path) {
        var body = Objects.requireNonNull(get(token, path)
                .expectStatus()
                .isOk()
                .expectBody(Listed.class)
                .returnResult()
                .getResponseBody());
        return body.items().stream().map(item -> String.valueOf(item.get("id"))).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Map<String, Object>> items) {}
}
