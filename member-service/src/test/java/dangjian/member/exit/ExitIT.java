package dangjian.member.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.MemberTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

class ExitIT extends StandingTest {

    private static final String EXITS = "/api/v1/exits";
    private static final String DISPOSALS = "/api/v1/disposals";

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        li = member(TestOrganizations.NORTH_BRANCH, 1);
    }

    @Test
    void aDeathIsRecordedByTheBranchAlone() {
        propose("DIED", "2026-03-02", Map.of())
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPROVED");
        mustStand("EXITED");
        mustBe(restore("2026-11-01"), 409, "member.exit.not-suspended");
        mustBe(propose("WITHDREW", "2026-04-02", Map.of()), 409, "member.left");
    }

    @Test
    void aWithdrawalNeedsASuperior() {
        var exit = id(propose("WITHDREW", "2026-03-02", Map.of()));
        mustStand("NORMAL");
        mustBe(approve(NORTH_SECRETARY, exit), 403, "caller.not-allowed");
        var elsewhere = TestTokens.token(
                new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH),
                new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH));
        mustBe(approve(elsewhere, exit), 404, "member.exit.unknown");
        mustBe(approve(SOUTH_ADMIN, exit), 404, "member.exit.unknown");
        approve(NORTH_ADMIN, exit).expectStatus().isOk();
        mustStand("EXITED");
        mustBe(restore("2026-11-01"), 409, "member.exit.not-suspended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFERRED_OUT", "DISQUALIFIED", "EXPELLED"})
    void whatHasAnotherProcedureIsNotDoneHere(String reason) {
        mustBe(propose(reason, "2026-03-02", Map.of()), 422, "member.exit.rules");
        mustStand("NORMAL");
    }

    @Test
    void aLostMemberIsSuspendedAfterSixMonthsOfSearchAndRemovedTwoYearsLater() {
        mustBe(propose("SUSPENDED", "2024-09-01", Map.of()), 409, "member.exit.not-lost");
        var lost = id(post(
                NORTH_SECRETARY,
                "/api/v1/lost-cases",
                Map.of("memberId", li, "since", "2024-03-02", "circumstance", "OTHER")));
        mustBe(propose("SUSPENDED", "2024-09-02", Map.of()), 409, "member.exit.not-searched");
        post(
                        NORTH_SECRETARY,
                        "/api/v1/lost-cases/{id}/efforts",
                        Map.of("madeOn", "2024-04-02", "means", "走访", "result", "无人知晓"),
                        lost)
                .expectStatus()
                .isOk();
        mustBe(propose("SUSPENDED", "2024-09-01", Map.of()), 409, "member.exit.too-early");
        mustBe(propose("REMOVED_FOR_LEAVING", "2024-10-01", Map.of()), 409, "member.exit.suspend-first");

        approve(NORTH_ADMIN, id(propose("SUSPENDED", "2024-09-02", Map.of())))
                .expectStatus()
                .isOk();
        mustStand("SUSPENDED");
        get(NORTH_ADMIN, "/api/v1/lost-cases/{id}", lost)
                .expectBody()
                .jsonPath("$.removalDueOn")
                .isEqualTo("2026-09-02")
                .jsonPath("$.isDue")
                .isEqualTo(true);
        mustBe(propose("REMOVED_FOR_LEAVING", "2026-09-01", Map.of()), 409, "member.exit.too-early");
        approve(NORTH_ADMIN, id(propose("REMOVED_FOR_LEAVING", "2026-09-02", Map.of())))
                .expectStatus()
                .isOk();
        mustStand("EXITED");
    }

    @Test
    void onlyASuspendedMembershipIsRestored() {
        mustBe(restore("2026-11-01"), 409, "member.exit.not-suspended");
        approve(NORTH_ADMIN, id(propose("SETTLED_ABROAD", "2026-03-02", Map.of())))
                .expectStatus()
                .isOk();
        mustStand("SUSPENDED");
        restore("2026-11-01")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("RESTORED");
        mustStand("RESTORED");
    }

    @Test
    void aRestorationLiesAfterTheSuspensionAndLeavesItInTheTimeLine() {
        suspendedAsLost();
        assertThat(count("select count(*) from members where particulars ->> 'lostCircumstance' = 'OTHER'"))
                .isOne();
        mustBe(restore("2020-07-01"), 422, "member.exit.rules");
        mustBe(restore("2024-09-02"), 422, "member.exit.rules");
        restore("2024-10-01").expectStatus().isOk();
        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.isLost")
                .isEqualTo(false);
        assertThat(count("select count(*) from lost_cases where found_on = '2024-10-01'"))
                .isOne();
        assertThat(count("select count(*) from members where particulars -> 'lostCircumstance' is not null"))
                .isZero();
        get(NORTH_ADMIN, "/api/v1/members/{id}/rights?on=2024-09-15", li)
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(false);
        get(NORTH_ADMIN, "/api/v1/members/{id}/rights?on=2024-10-01", li)
                .expectBody()
                .jsonPath("$.rights.mayVote")
                .isEqualTo(true);
    }

    @Test
    void aMistakenExitIsUndoneByASecondPersonAndStaysOnRecord() {
        var exit = id(propose("DIED", "2026-03-02", Map.of()));
        var annulment = id(annul(NORTH_SECRETARY, exit));
        mustBe(annul(NORTH_ADMIN, exit), 409, "member.annulment.requested-already");
        mustBe(confirm(NORTH_SECRETARY, exit, annulment), 403, "caller.not-allowed");
        mustBe(confirm(SOUTH_ADMIN, exit, annulment), 404, "member.annulment.unknown");
        get(NORTH_ADMIN, "/api/v1/due-items")
                .expectBody()
                .jsonPath("$.items[?(@.kind == 'EXIT_ANNULMENT')]")
                .exists();
        confirm(NORTH_ADMIN, exit, annulment).expectStatus().isOk();
        mustStand("NORMAL");
        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.exitReason")
                .doesNotExist();
        assertThat(count("select count(*) from membership_periods where status = 'EXITED'"))
                .isZero();
        assertThat(count("select count(*) from membership_periods where status = 'NORMAL' and valid_to is null"))
                .isOne();
        assertThat(count("select count(*) from member_changes where field = 'STATUS'"))
                .isEqualTo(2);
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(topic.of(li)).anyMatch(event -> event.startsWith("member.exit-annulled.v1")));
        }
        get(NORTH_ADMIN, EXITS + "/{id}", exit).expectBody().jsonPath("$.state").isEqualTo("ANNULLED");
        mustBe(confirm(NORTH_ADMIN, exit, annulment), 412, "version.stale");
        mustBe(annul(NORTH_ADMIN, exit), 409, "member.annulment.not-approved");
    }

    @Test
    void whoeverAskedDoesNotDecideAndARefusalLeavesTheExit() {
        var exit = id(propose("DIED", "2026-03-02", Map.of()));
        var own = id(annul(NORTH_ADMIN, exit));
        mustBe(confirm(NORTH_ADMIN, exit, own), 403, "member.annulment.second-person");
        put(DISTRICT_ADMIN, 1, EXITS + "/{id}/annulments/{own}/refusal", Map.of("note", "查无误登"), exit, own)
                .expectStatus()
                .isOk();
        mustStand("EXITED");
        get(NORTH_ADMIN, EXITS + "/{id}/annulments", exit)
                .expectBody()
                .jsonPath("$.items[0].state")
                .isEqualTo("REFUSED");
    }

    @Test
    void aRemovalThatIsUndoneLeavesTheSuspensionBeforeIt() {
        suspendedAsLost();
        var removal = id(propose("REMOVED_FOR_LEAVING", "2026-09-02", Map.of()));
        approve(NORTH_ADMIN, removal).expectStatus().isOk();
        var suspension = database.sql("select id from exits where reason = 'SUSPENDED'")
                .mapValue(UUID.class)
                .one()
                .blockOptional()
                .orElseThrow();
        var early = id(annul(NORTH_SECRETARY, suspension));
        mustBe(confirm(NORTH_ADMIN, suspension, early), 409, "member.annulment.not-last");
        confirm(NORTH_ADMIN, removal, id(annul(NORTH_SECRETARY, removal)))
                .expectStatus()
                .isOk();
        mustStand("SUSPENDED");
        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.exitedOn")
                .isEqualTo("2024-09-02");
        restore("2026-10-01").expectStatus().isOk();
    }

    @Test
    void aRemovalRestsOnADisposition() {
        mustBe(propose("REMOVED_AFTER_PERSUASION", "2026-06-01", Map.of()), 422, "member.exit.rules");
        var disposal = id(dispose("PERSUASION", Map.of()));
        mustBe(
                propose("REMOVED_AFTER_PERSUASION", "2026-06-01", Map.of("disposalId", disposal)),
                422,
                "member.exit.rules");
        mustBe(conclude(disposal, "CORRECTED"), 422, "member.disposal.rules");
        conclude(disposal, "REFUSED").expectStatus().isOk();
        mustBe(propose("PERSUADED_TO_LEAVE", "2026-06-01", Map.of("disposalId", disposal)), 422, "member.exit.rules");
        id(propose("REMOVED_AFTER_PERSUASION", "2026-06-01", Map.of("disposalId", disposal)));
    }

    @Test
    void oneMatterIsNotBothPunishedAndDisposedOf() {
        post(
                        NORTH_ADMIN,
                        "/api/v1/penalties",
                        Map.of(
                                "memberId", li,
                                "kind", "WARNING",
                                "matterNo", "2026-021",
                                "matter", "违反工作纪律",
                                "imposedOn", "2026-03-02",
                                "authority", "区纪委监委",
                                "documentNo", "晨纪决〔2026〕3号"))
                .expectStatus()
                .isCreated();
        mustBe(dispose("CORRECTION", Map.of("correctBy", "2026-09-02")), 409, "member.disposal.punished");
        id(dispose("CORRECTION", Map.of("correctBy", "2026-09-02", "matterNo", "2026-022")));
    }

    @Test
    void aCorrectionHasATimeAndIsDueWhenItHasRunOut() {
        mustBe(dispose("CORRECTION", Map.of()), 422, "member.disposal.rules");
        mustBe(dispose("PERSUASION", Map.of("correctBy", "2026-09-02")), 422, "member.disposal.rules");
        mustBe(dispose("CORRECTION", Map.of("correctBy", "2027-03-03")), 422, "member.disposal.rules");
        var disposal = id(dispose("CORRECTION", Map.of("correctBy", "2026-09-02")));
        get(NORTH_ADMIN, DISPOSALS + "?dueBy=2026-09-01")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        get(NORTH_ADMIN, DISPOSALS + "?dueBy=2026-09-02")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        conclude(disposal, "CORRECTED").expectStatus().isOk();
        mustBe(
                put(
                        NORTH_ADMIN,
                        2,
                        DISPOSALS + "/{id}/result",
                        Map.of("result", "NOT_CORRECTED", "resultOn", "2026-09-01"),
                        disposal),
                409,
                "member.disposal.concluded");
        get(SOUTH_ADMIN, DISPOSALS + "/{id}", disposal).expectStatus().isNotFound();
    }

    @Test
    void ofTwoSimultaneousApprovalsOneCounts() {
        var exit = id(propose("WITHDREW", "2026-03-02", Map.of()));
        var answers = Stream.generate(() -> AtOnce.call(() -> approve(NORTH_ADMIN, exit)
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .limit(3)
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 409 || status == 412);
    }

    @Test
    void nobodyApprovesWhatTheyHaveProposed() {
        var exit = id(post(
                NORTH_ADMIN,
                EXITS,
                Map.of("memberId", li, "reason", "WITHDREW", "effectiveOn", "2026-03-02", "explanation", "本人书面申请")));
        mustBe(approve(NORTH_ADMIN, exit), 409, "member.exit.own");
        mustStand("NORMAL");
        approve(DISTRICT_ADMIN, exit).expectStatus().isOk();
        mustStand("EXITED");
    }

    @Test
    void whatLiesBeforeTheRulesIsJudgedByTheFirstOfThem() {
        post(
                        NORTH_SECRETARY,
                        "/api/v1/lost-cases",
                        Map.of("memberId", li, "since", "2015-03-02", "circumstance", "OTHER"))
                .expectStatus()
                .isCreated();
        mustBe(propose("SUSPENDED", "2016-08-01", Map.of()), 409, "member.exit.not-searched");
        mustBe(propose("REMOVED_FOR_LEAVING", "2016-08-01", Map.of()), 409, "member.exit.not-searched");
        id(dispose("PERSUASION", Map.of("decidedOn", "2019-03-02", "matterNo", "2019-001")));
        id(dispose("CORRECTION", Map.of("decidedOn", "2019-03-02", "correctBy", "2020-03-02", "matterNo", "2019-002")));
        mustBe(
                dispose(
                        "CORRECTION",
                        Map.of("decidedOn", "2019-03-02", "correctBy", "2020-03-03", "matterNo", "2019-003")),
                422,
                "member.disposal.rules");
    }

    @Test
    void nothingHappensToAMemberBeforeTheJoining() {
        mustBe(dispose("PERSUASION", Map.of("decidedOn", "2012-06-19")), 422, "member.disposal.rules");
        mustBe(propose("DIED", "2012-06-19", Map.of()), 422, "member.exit.rules");
    }

    @Test
    void theHistoryTellsWhyAndSinceWhenSomebodyIsNoMember() {
        id(propose("DIED", "2026-03-02", Map.of()));
        get(NORTH_ADMIN, "/api/v1/members/{id}/history", li)
                .expectBody()
                .jsonPath("$.items[?(@.field == 'STATUS')].reason")
                .value(reasons -> assertThat(reasons.toString()).contains("去世（自 2026-03-02 起）："));
    }

    @Test
    void writesExactlyTheSampleOfAnAnnulment() {
        var json = JsonMapper.builder().build();
        var event = new MemberExitAnnulled(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                TestOrganizations.NORTH_BRANCH,
                ExitReason.DIED,
                LocalDate.of(2026, 3, 2));
        assertThat(json.readTree(json.writeValueAsString(event)))
                .isEqualTo(json.readTree(
                        Path.of("../contracts/member.exit-annulled.v1.json").toFile()));
    }

    private void suspendedAsLost() {
        var lost = id(post(
                NORTH_SECRETARY,
                "/api/v1/lost-cases",
                Map.of("memberId", li, "since", "2024-03-02", "circumstance", "OTHER")));
        post(
                        NORTH_SECRETARY,
                        "/api/v1/lost-cases/{id}/efforts",
                        Map.of("madeOn", "2024-04-02", "means", "走访", "result", "无人知晓"),
                        lost)
                .expectStatus()
                .isOk();
        approve(NORTH_ADMIN, id(propose("SUSPENDED", "2024-09-02", Map.of())))
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec annul(String token, UUID exit) {
        return post(token, EXITS + "/{id}/annulments", Map.of("ground", "同名误登，本人健在"), exit);
    }

    private WebTestClient.ResponseSpec confirm(String token, UUID exit, UUID annulment) {
        return put(
                token, 1, EXITS + "/{id}/annulments/{annulment}/confirmation", Map.of("note", "属实"), exit, annulment);
    }

    private void mustStand(String status) {
        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.status")
                .value(found -> assertThat(found.toString()).contains(status));
    }

    private WebTestClient.ResponseSpec propose(String reason, String day, Map<String, ?> more) {
        var body = new HashMap<String, Object>(
                Map.of("memberId", li, "reason", reason, "effectiveOn", day, "explanation", "情况属实"));
        body.putAll(more);
        return post(NORTH_SECRETARY, EXITS, body);
    }

    private WebTestClient.ResponseSpec approve(String token, UUID exit) {
        return put(token, 1, EXITS + "/{id}/approval", Map.of("note", "同意"), exit);
    }

    private WebTestClient.ResponseSpec restore(String day) {
        return put(
                NORTH_ADMIN, 1, "/api/v1/members/{id}/restoration", Map.of("restoredOn", day, "ground", "经审查恢复"), li);
    }

    private WebTestClient.ResponseSpec dispose(String kind, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "memberId", li,
                "kind", kind,
                "matterNo", "2026-021",
                "matter", "长期不参加组织生活",
                "decidedOn", "2026-03-02",
                "authority", "北街街道党工委"));
        body.putAll(more);
        return post(NORTH_ADMIN, DISPOSALS, body);
    }

    private WebTestClient.ResponseSpec conclude(UUID disposal, String result) {
        return put(
                NORTH_ADMIN,
                1,
                DISPOSALS + "/{id}/result",
                Map.of("result", result, "resultOn", "2026-05-02"),
                disposal);
    }
}
