package dangjian.member.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import dangjian.member.roster.MemberTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DisciplineIT extends StandingTest {

    private static final String PENALTIES = "/api/v1/penalties";
    private static final Map<String, String> NOTE = Map.of("note", "事实清楚");

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        li = member(TestOrganizations.NORTH_BRANCH, 1);
    }

    @Test
    void aWarningBarsFromBeingExcellentForAYear() {
        id(impose("WARNING", "2026-03-02", Map.of()));

        get(NORTH_SECRETARY, "/api/v1/members/{id}/rights", li)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(true)
                .jsonPath("$.rights.mayBeExcellent")
                .isEqualTo(false)
                .jsonPath("$.rights.restrictions[0].until")
                .isEqualTo("2027-03-02");
        get(NORTH_SECRETARY, "/api/v1/members/{id}/rights?on=2027-03-02", li)
                .expectBody()
                .jsonPath("$.rights.mayBeExcellent")
                .isEqualTo(true);
        get(NORTH_SECRETARY, "/api/v1/members/{id}/rights?on=2012-06-19", li)
                .expectBody()
                .jsonPath("$.rights.restrictions[0].cause")
                .isEqualTo("NOT_A_MEMBER");
        get(NORTH_SECRETARY, "/api/v1/members/{id}/rights?on=%2B999999999-01-01", li)
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void votersOfABranchAreCountedInOneQuestion() {
        var probationary = probationaryMember(TestOrganizations.NORTH_BRANCH, 2);
        var observed = member(TestOrganizations.NORTH_BRANCH, 3);
        impose(observed, "PROBATION", "2026-03-02", Map.of("probationMonths", 12));

        post(NORTH_SECRETARY, "/api/v1/members/rights", Map.of("memberIds", List.of(li, probationary, observed)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.voters")
                .isEqualTo(1)
                .jsonPath("$.members.length()")
                .isEqualTo(3);
        var stranger = member(TestOrganizations.SOUTH_BRANCH, 4);
        mustBe(
                post(NORTH_SECRETARY, "/api/v1/members/rights", Map.of("memberIds", List.of(li, stranger))),
                404,
                "member.unknown");
    }

    @Test
    void aProbationAwaitsItsDecisionAndRightsComeBack() {
        var penalty = id(impose("PROBATION", "2025-09-30", Map.of("probationMonths", 12)));
        get(NORTH_ADMIN, PENALTIES + "?dueBy=2026-09-29")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get(NORTH_ADMIN, PENALTIES + "?dueBy=2026-09-30&memberId=" + li)
                .expectBody()
                .jsonPath("$.items[0].decisionDueOn")
                .isEqualTo("2026-09-30");

        mustBe(restore(penalty, 1, "2026-09-29"), 409, "member.penalty.probation-runs");
        mustBe(restore(penalty, 7, "2026-10-08"), 412, "version.stale");
        restore(penalty, 1, "2026-10-08")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.effects[1].to")
                .isEqualTo("2028-10-08");
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(
                                    topic.of(li).stream().filter(event -> event.startsWith("member.disciplined.v1")))
                            .hasSize(2)
                            .noneMatch(event -> event.contains("PROBATION") || event.contains("2026-017")));
        }
    }

    @Test
    void anExpulsionIsProposedByTheCommitteeAndEndsTheMembershipWhenTheDistrictApproves() {
        var penalty = id(impose("EXPULSION", "2026-03-02", Map.of()));
        mustStand("NORMAL");
        get(NORTH_SECRETARY, "/api/v1/members/{id}/rights", li)
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(true);
        mustBe(decide(NORTH_ADMIN, "approval", penalty), 403, "caller.not-allowed");
        mustBe(decide(SOUTH_ADMIN, "approval", penalty), 403, "caller.not-allowed");
        mustBe(revoke(penalty, 1), 409, "member.penalty.not-imposed");
        get(DISTRICT_ADMIN, "/api/v1/due-items?kind=PENALTY_APPROVAL")
                .expectBody()
                .jsonPath("$.items[0].memberId")
                .isEqualTo(li.toString());
        get(NORTH_ADMIN, "/api/v1/due-items?kind=PENALTY_APPROVAL")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();

        decide(DISTRICT_ADMIN, "approval", penalty)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("IMPOSED")
                .jsonPath("$.decision.note")
                .isEqualTo("事实清楚");
        mustStand("EXPELLED");
        mustBe(impose("WARNING", "2026-04-02", Map.of("matterNo", "2026-018")), 409, "member.left");
        mustBe(put(DISTRICT_ADMIN, 2, PENALTIES + "/{id}/rejection", NOTE, penalty), 409, "member.penalty.decided");
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(topic.of(li))
                            .filteredOn(event -> event.startsWith("member.exited.v1"))
                            .singleElement()
                            .asString()
                            .contains("EXPELLED", "2026-03-02"));
        }
    }

    @Test
    void nobodyExpelsAlone() {
        var proposed = id(impose(DISTRICT_ADMIN, li, "EXPULSION", "2026-03-02", Map.of()));
        mustBe(decide(DISTRICT_ADMIN, "approval", proposed), 409, "member.penalty.own");
        mustStand("NORMAL");
        decide(DISTRICT_ADMIN, "rejection", proposed)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED");
        mustStand("NORMAL");
        id(impose("WARNING", "2026-03-02", Map.of()));
    }

    @Test
    void oneMatterIsNotPunishedTwiceHoweverItsNumberIsTyped() {
        id(impose("WARNING", "2026-03-02", Map.of("matterNo", "T-1")));
        mustBe(impose("WARNING", "2026-03-02", Map.of("matterNo", " t－1 ")), 409, "member.penalty.same-matter");
        mustBe(impose("WARNING", "2026-03-02", Map.of("matterNo", "\u3000")), 400, "request.invalid");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var probationary = probationaryMember(TestOrganizations.NORTH_BRANCH, 2);
        mustBe(impose(probationary, "WARNING", "2026-03-02", Map.of()), 409, "member.penalty.probationary");
        mustBe(impose("WARNING", "2026-11-23", Map.of()), 422, "member.penalty.rules");
        mustBe(impose("WARNING", "2012-06-19", Map.of()), 422, "member.penalty.rules");
        mustBe(impose("PROBATION", "2026-03-02", Map.of("probationMonths", 13)), 422, "member.penalty.rules");
        mustBe(impose("SCOLDING", "2026-03-02", Map.of()), 400, "request.invalid");
        mustBe(impose("WARNING", "2026-03-02", Map.of("matter", "")), 400, "request.invalid");
        mustBe(impose("WARNING", "2026-03-02", Map.of("matter", "\u0000")), 400, "request.text");
    }

    @Test
    void ofTwoSimultaneousPenaltiesForOneMatterOneStands() {
        var answers = Stream.generate(() -> AtOnce.call(() -> impose("WARNING", "2026-03-02", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .limit(4)
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void onlyTheOrganisationsInScopeAndTheMemberSeeAPenalty() {
        var penalty = id(impose("WARNING", "2026-03-02", Map.of()));
        var own = TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH);
        var colleague =
                TestTokens.memberToken(member(TestOrganizations.NORTH_BRANCH, 2), TestOrganizations.NORTH_BRANCH);

        get(own, PENALTIES + "/{id}", penalty).expectStatus().isOk();
        get(NORTH_SECRETARY, PENALTIES + "/{id}", penalty).expectStatus().isOk();
        get(colleague, PENALTIES + "/{id}", penalty).expectStatus().isNotFound();
        get(SOUTH_ADMIN, PENALTIES + "/{id}", penalty).expectStatus().isNotFound();
        get(colleague, PENALTIES).expectBody().jsonPath("$.items.length()").isEqualTo(0);
        get(colleague, "/api/v1/members/{id}/rights", li).expectStatus().isNotFound();
        put(SOUTH_ADMIN, 1, PENALTIES + "/{id}/revocation", Map.of("revokedOn", "2026-09-01", "reason", "越权"), penalty)
                .expectStatus()
                .isNotFound();
        post(NORTH_SECRETARY, PENALTIES, Map.of()).expectStatus().isForbidden();
    }

    @Test
    void arrestedMembersHaveNoRightsUntilTheyAreGivenBack() {
        put(
                        NORTH_ADMIN,
                        1,
                        "/api/v1/members/{id}/rights-suspension",
                        Map.of("since", "2026-03-02", "ground", "被依法逮捕"),
                        li)
                .expectStatus()
                .isNoContent();
        mustBe(
                put(
                        NORTH_ADMIN,
                        1,
                        "/api/v1/members/{id}/rights-suspension",
                        Map.of("since", "2026-03-02", "ground", "重复"),
                        li),
                409,
                "member.rights.suspended-already");
        get(NORTH_ADMIN, "/api/v1/members/{id}/rights", li)
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(false);
        put(NORTH_ADMIN, 1, "/api/v1/members/{id}/rights-suspension/end", Map.of("until", "2026-11-22"), li)
                .expectStatus()
                .isNoContent();
        get(NORTH_ADMIN, "/api/v1/members/{id}/rights", li)
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(true);
    }

    @Test
    void theRulesAreShownWithTheirBasis() {
        get(NORTH_SECRETARY, PENALTIES + "/rules")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rules.length()")
                .isEqualTo(6)
                .jsonPath("$.rules[?(@.penalty == 'WARNING')].months")
                .isEqualTo(12)
                .jsonPath("$.rules[?(@.penalty == 'WARNING')].isVerified")
                .isEqualTo(false);
    }

    @Test
    void writesExactlyTheSample() {
        var json = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        var event = new MemberDisciplined(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                TestOrganizations.NORTH_BRANCH,
                MemberDisciplined.Change.IMPOSED,
                LocalDate.of(2026, 3, 2));
        JsonNode written = json.readTree(json.writeValueAsString(event));
        assertThat(written)
                .isEqualTo(json.readTree(
                        Path.of("../contracts/member.disciplined.v1.json").toFile()));
    }

    private WebTestClient.ResponseSpec restore(UUID penalty, int version, String day) {
        return put(NORTH_ADMIN, version, PENALTIES + "/{id}/restoration", Map.of("restoredOn", day), penalty);
    }

    private WebTestClient.ResponseSpec impose(String kind, String day, Map<String, ?> more) {
        return impose(li, kind, day, more);
    }

    private WebTestClient.ResponseSpec impose(UUID member, String kind, String day, Map<String, ?> more) {
        return impose(NORTH_ADMIN, member, kind, day, more);
    }

    private WebTestClient.ResponseSpec decide(String token, String decision, UUID penalty) {
        return put(token, 1, PENALTIES + "/{id}/" + decision, NOTE, penalty);
    }

    private WebTestClient.ResponseSpec revoke(UUID penalty, int version) {
        return put(
                NORTH_ADMIN,
                version,
                PENALTIES + "/{id}/revocation",
                Map.of("revokedOn", "2026-09-01", "reason", "复查"),
                penalty);
    }

    private void mustStand(String status) {
        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.status")
                .value(found -> assertThat(found.toString()).contains(status));
    }

    private WebTestClient.ResponseSpec impose(String token, UUID member, String kind, String day, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "memberId", member,
                "kind", kind,
                "matterNo", "2026-017",
                "matter", "违反工作纪律",
                "imposedOn", day,
                "authority", "区纪委监委",
                "documentNo", "晨纪决〔2026〕3号"));
        body.putAll(more);
        return post(token, PENALTIES, body);
    }
}
