package dangjian.member.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class BadgeIT extends StandingTest {

    private static final String BATCHES = "/api/v1/badge-batches";
    private static final String F07 = "/api/v1/figures/F07?from=2020-01-01&to=2020-12-31";
    private static final String F08 = "/api/v1/figures/F08?from=2020-01-01&to=2020-12-31";

    private UUID li = new UUID(0, 0);
    private UUID wang = new UUID(0, 0);
    private UUID zhao = new UUID(0, 0);

    @BeforeEach
    void registerThree() {
        run("truncate badge_batches, badge_events, plaques cascade");
        li = member(TestOrganizations.NORTH_BRANCH, 1);
        wang = member(TestOrganizations.NORTH_BRANCH, 2);
        zhao = member(TestOrganizations.SOUTH_BRANCH, 3);
    }

    @Test
    void aWholeBranchReceivesItsBadgesInOneCallAndNobodyTwice() {
        var batch = issue(10);
        give(NORTH_SECRETARY, batch, Map.of("branchIds", List.of(TestOrganizations.NORTH_BRANCH)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.given")
                .isEqualTo(2)
                .jsonPath("$.left")
                .isEqualTo(8);
        give(NORTH_SECRETARY, batch, Map.of("memberIds", List.of(li, wang)))
                .expectBody()
                .jsonPath("$.given")
                .isEqualTo(0);
        get(NORTH_SECRETARY, BATCHES + "/{id}/receipts", batch)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        get(SOUTH_SECRETARY, BATCHES + "/{id}/receipts", batch)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void noMoreBadgesGoOutThanThereAreHoweverManyGiveAtOnce() {
        var batch = issue(1);
        var answers = List.of(li, wang, zhao).stream()
                .map(member -> AtOnce.call(() -> give(DISTRICT_ADMIN, batch, Map.of("memberIds", List.of(member)))
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(count("select count(*) from badge_receipts")).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var batch = issue(10);
        mustBe(give(NORTH_SECRETARY, batch, Map.of("memberIds", List.of(zhao))), 404, "member.unknown");
        mustBe(
                give(NORTH_SECRETARY, batch, Map.of("branchIds", List.of(TestOrganizations.SOUTH_BRANCH))),
                404,
                "org.unknown");
        mustBe(
                give(NORTH_SECRETARY, batch, Map.of("memberIds", List.of(li), "receivedOn", "2020-06-19")),
                422,
                "member.badge.rules");
        mustBe(give(NORTH_SECRETARY, UUID.randomUUID(), Map.of()), 404, "member.badge.unknown");
        mustBe(
                post(
                        DISTRICT_ADMIN,
                        BATCHES,
                        Map.of(
                                "orgId",
                                TestOrganizations.DISTRICT,
                                "name",
                                "2020新党徽",
                                "issuedOn",
                                "2020-06-20",
                                "quantity",
                                5)),
                409,
                "member.badge.name-taken");
        mustBe(
                post(
                        NORTH_ADMIN,
                        BATCHES,
                        Map.of(
                                "orgId",
                                TestOrganizations.SOUTH,
                                "name",
                                "越权",
                                "issuedOn",
                                "2020-06-20",
                                "quantity",
                                5)),
                404,
                "org.unknown");
    }

    @Test
    void f07CountsDistinctMembersAndSaysNothingWhereNothingWasRecorded() {
        get(DISTRICT_ADMIN, F07).expectBody().jsonPath("$.status").isEqualTo("NO_DATA");
        var batch = issue(10);
        get(DISTRICT_ADMIN, F07).expectBody().jsonPath("$.status").isEqualTo("NO_DATA");
        give(DISTRICT_ADMIN, batch, Map.of("memberIds", List.of(li, wang, zhao)))
                .expectStatus()
                .isOk();
        var second = id(post(
                DISTRICT_ADMIN,
                BATCHES,
                Map.of("orgId", TestOrganizations.DISTRICT, "name", "补发", "issuedOn", "2020-07-01", "quantity", 5)));
        give(DISTRICT_ADMIN, second, Map.of("memberIds", List.of(li), "receivedOn", "2020-07-02"))
                .expectStatus()
                .isOk();

        get(DISTRICT_ADMIN, F07)
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(3)
                .jsonPath("$.rowCount")
                .isEqualTo(3);
        get(NORTH_ADMIN, F07).expectBody().jsonPath("$.value").isEqualTo(2);
        get(DISTRICT_ADMIN, "/api/v1/figures/F07?from=2021-01-01&to=2021-12-31")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NO_DATA");
        get(NORTH_ADMIN, "/api/v1/figures/F07/rows?from=2020-01-01&to=2020-12-31")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].name")
                .isEqualTo("李**");
    }

    @Test
    void f08CountsRepresentativesAtCommunityEvents() {
        get(DISTRICT_ADMIN, F08).expectBody().jsonPath("$.status").isEqualTo("NO_DATA");
        event(NORTH_SECRETARY, TestOrganizations.NORTH_BRANCH, List.of(li, wang))
                .expectStatus()
                .isCreated();
        event(SOUTH_SECRETARY, TestOrganizations.SOUTH_BRANCH, List.of(zhao))
                .expectStatus()
                .isCreated();

        get(DISTRICT_ADMIN, F08)
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(2)
                .jsonPath("$.rowCount")
                .isEqualTo(2);
        mustBe(event(NORTH_SECRETARY, TestOrganizations.NORTH_BRANCH, List.of(li)), 409, "member.badge.event-recorded");
        mustBe(event(NORTH_SECRETARY, TestOrganizations.NORTH_BRANCH, List.of(zhao)), 404, "member.unknown");
    }

    @Test
    void anHonourIsNotGivenToWhomAPenaltyBarsFromIt() {
        post(
                        NORTH_ADMIN,
                        "/api/v1/penalties",
                        Map.of(
                                "memberId", li,
                                "kind", "WARNING",
                                "matterNo", "2026-017",
                                "matter", "违反工作纪律",
                                "imposedOn", "2026-03-02",
                                "authority", "区纪委监委",
                                "documentNo", "晨纪决〔2026〕3号"))
                .expectStatus()
                .isCreated();
        mustBe(plaque("VANGUARD_POST", li), 409, "member.plaque.not-honourable");
        plaque("DUTY_POST", li).expectStatus().isCreated();
        var post = id(plaque("VANGUARD_POST", wang));
        mustBe(plaque("VANGUARD_POST", wang), 409, "member.plaque.held");
        mustBe(plaque("VANGUARD_POST", zhao), 404, "member.unknown");
        assertThat(holdersOfAPost()).isOne();

        put(
                        NORTH_SECRETARY,
                        1,
                        "/api/v1/plaques/{id}/removal",
                        Map.of("removedOn", "2026-11-01", "reason", "岗位调整"),
                        post)
                .expectStatus()
                .isOk();
        assertThat(holdersOfAPost()).isZero();
        mustBe(
                put(
                        NORTH_SECRETARY,
                        2,
                        "/api/v1/plaques/{id}/removal",
                        Map.of("removedOn", "2026-11-01", "reason", "再次"),
                        post),
                409,
                "member.plaque.removed");
        get(TestTokens.memberToken(wang, TestOrganizations.NORTH_BRANCH), "/api/v1/plaques")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    private long holdersOfAPost() {
        return count("select count(*) from members where particulars ->> 'vanguardPost' is not null");
    }

    private UUID issue(int quantity) {
        return id(post(
                DISTRICT_ADMIN,
                BATCHES,
                Map.of(
                        "orgId",
                        TestOrganizations.DISTRICT,
                        "name",
                        "2020新党徽",
                        "issuedOn",
                        "2020-06-20",
                        "quantity",
                        quantity)));
    }

    private WebTestClient.ResponseSpec give(String token, UUID batch, Map<String, ?> recipients) {
        var body = new HashMap<String, Object>(Map.of("receivedOn", "2020-06-30"));
        body.putAll(recipients);
        return post(token, BATCHES + "/{id}/receipts", body, batch);
    }

    private WebTestClient.ResponseSpec event(String token, UUID org, List<UUID> members) {
        return post(
                token,
                "/api/v1/badge-events",
                Map.of(
                        "orgId", org,
                        "title", "“亮身份、当先锋”启动仪式",
                        "place", "社区党群服务中心",
                        "heldOn", "2020-06-30",
                        "representativeIds", members));
    }

    private WebTestClient.ResponseSpec plaque(String kind, UUID member) {
        return post(
                NORTH_SECRETARY,
                "/api/v1/plaques",
                Map.of(
                        "kind",
                        kind,
                        "title",
                        "便民服务窗口",
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "memberId",
                        member,
                        "place",
                        "一楼大厅",
                        "grantedOn",
                        "2026-07-01"));
    }
}
