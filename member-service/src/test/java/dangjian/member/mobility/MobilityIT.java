package dangjian.member.mobility;

import dangjian.kit.TestOrganizations;
import dangjian.member.StandingTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class MobilityIT extends StandingTest {

    private static final String STAYS = "/api/v1/mobile-stays";
    private static final String CASES = "/api/v1/lost-cases";

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        li = member(TestOrganizations.NORTH_BRANCH, 1);
    }

    @Test
    void bothSidesSeeAMobileMemberAndOnlyTheHomeBranchEndsTheStay() {
        var stay = id(leave(Map.of("inflowOrgId", TestOrganizations.SOUTH_BRANCH)));
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.isMobile")
                .isEqualTo(true);
        get(SOUTH_SECRETARY, STAYS + "?current=true&under=" + TestOrganizations.SOUTH_BRANCH)
                .expectBody()
                .jsonPath("$.items[0].memberName")
                .isEqualTo("李建国")
                .jsonPath("$.items[0].monthsAway")
                .isEqualTo(8)
                .jsonPath("$.items[0].transferDueOn")
                .isEqualTo("2026-09-02");
        contact(SOUTH_SECRETARY, stay, "2026-09-01")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.contacts[0].contactedOn")
                .isEqualTo("2026-09-01");
        get(SOUTH_SECRETARY, "/api/v1/members/{id}", li).expectStatus().isNotFound();
        put(SOUTH_SECRETARY, 1, STAYS + "/{id}/end", Map.of("until", "2026-11-01"), stay)
                .expectStatus()
                .isNotFound();
        put(NORTH_SECRETARY, 1, STAYS + "/{id}/end", Map.of("until", "2026-11-01"), stay)
                .expectStatus()
                .isOk();
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.isMobile")
                .isEqualTo(false);
        mustBe(contact(NORTH_SECRETARY, stay, "2026-11-02"), 409, "member.mobile.ended");
    }

    @Test
    void whoIsAbroadIsToBeContactedEachHalfYear() {
        var stay = id(leave(Map.of("isAbroad", true)));
        get(NORTH_SECRETARY, STAYS + "?contactDueBy=2026-09-01")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        get(NORTH_SECRETARY, STAYS + "?contactDueBy=2026-09-02")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        contact(NORTH_SECRETARY, stay, "2026-08-30").expectStatus().isOk();
        get(NORTH_SECRETARY, STAYS + "?contactDueBy=2026-11-22")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void aStayThatDoesNotFitIsRefused() {
        mustBe(leave(Map.of("inflowOrgId", UUID.randomUUID())), 422, "member.mobile.rules");
        mustBe(leave(Map.of("since", "2026-11-23")), 422, "member.mobile.rules");
        mustBe(leave(Map.of("since", "2012-06-19")), 422, "member.mobile.rules");
        mustBe(leave(Map.of("since", "0001-01-01")), 400, "request.invalid");
        mustBe(leave(Map.of("since", 20000)), 400, "request.invalid");
        mustBe(leave(Map.of("destination", " ")), 400, "request.invalid");
        var stay = id(leave(Map.of()));
        mustBe(leave(Map.of()), 409, "member.mobile.away-already");
        mustBe(contact(NORTH_SECRETARY, stay, "2026-03-01"), 422, "member.mobile.rules");
        get(SOUTH_SECRETARY, STAYS + "/{id}", stay).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, STAYS).expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void nobodyIsLostBeforeTheJoiningOrOnADayThatIsNone() {
        for (var day : List.of("2012-06-19", "2026-11-23")) {
            mustBe(
                    post(NORTH_SECRETARY, CASES, Map.of("memberId", li, "since", day, "circumstance", "OTHER")),
                    422,
                    "member.lost.rules");
        }
        for (var day : List.of("-999999999-01-01", "0001-01-01", "+999999999-12-31", -1)) {
            post(NORTH_SECRETARY, CASES, Map.of("memberId", li, "since", day, "circumstance", "OTHER"))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/since");
        }
    }

    @Test
    void aLostMemberIsSearchedForAndFoundAgain() {
        var lost = id(post(
                NORTH_SECRETARY, CASES, Map.of("memberId", li, "since", "2026-03-02", "circumstance", "MIGRANT_WORK")));
        get(NORTH_SECRETARY, "/api/v1/members/{id}/history", li)
                .expectBody()
                .jsonPath("$.items[?(@.field == 'IS_LOST')].reason")
                .isEqualTo("失联：外出务工经商");
        get(NORTH_SECRETARY, CASES + "?open=true")
                .expectBody()
                .jsonPath("$.items[0].maySuspendFrom")
                .isEqualTo("2026-09-02")
                .jsonPath("$.items[0].isDue")
                .isEqualTo(true)
                .jsonPath("$.items[0].efforts")
                .isEqualTo(0);
        mustBe(
                post(NORTH_SECRETARY, CASES, Map.of("memberId", li, "since", "2026-03-02", "circumstance", "OTHER")),
                409,
                "member.lost.already");
        mustBe(
                post(NORTH_SECRETARY, CASES, Map.of("memberId", li, "since", "2026-03-02", "circumstance", "MARS")),
                422,
                "member.lost.rules");
        post(
                        NORTH_SECRETARY,
                        CASES + "/{id}/efforts",
                        Map.of("madeOn", "2026-04-02", "means", "电话联系亲属", "result", "亲属不知去向"),
                        lost)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.log.length()")
                .isEqualTo(1);
        get(SOUTH_SECRETARY, CASES + "/{id}", lost).expectStatus().isNotFound();
        put(NORTH_SECRETARY, 1, CASES + "/{id}/end", Map.of("foundOn", "2026-11-01", "how", "本人来电"), lost)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.isDue")
                .isEqualTo(false);
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.isLost")
                .isEqualTo(false);
    }

    private WebTestClient.ResponseSpec leave(Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "memberId", li,
                "destination", "江苏省苏州市",
                "isAbroad", false,
                "since", "2026-03-02",
                "ground", "外出务工"));
        body.putAll(more);
        return post(NORTH_SECRETARY, STAYS, body);
    }

    private WebTestClient.ResponseSpec contact(String token, UUID stay, String day) {
        return post(token, STAYS + "/{id}/contacts", Map.of("contactedOn", day, "note", "视频通话"), stay);
    }
}
