package dangjian.member.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.StandingTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferLedgerIT extends StandingTest {

    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String OUTSIDE = "中共临江市市直机关工作委员会";

    private UUID moved = new UUID(0, 0);
    private UUID left = new UUID(0, 0);
    private UUID waiting = new UUID(0, 0);

    /// One moved from north to south, one left the district, one waits for the northern committee.
    @BeforeEach
    void moveSome() {
        run("truncate transfers, transfer_letter_numbers cascade");
        moved = member(TestOrganizations.NORTH_BRANCH, 1);
        left = member(TestOrganizations.NORTH_BRANCH, 2);
        waiting = member(TestOrganizations.NORTH_BRANCH, 3);
        var within = start(Map.of("kind", "IN_DISTRICT", "memberId", moved, "toOrgId", TestOrganizations.SOUTH_BRANCH));
        steps(within, NORTH_SECRETARY, "branch-release", NORTH_ADMIN, "committee-release");
        steps(within, SOUTH_ADMIN, "arrival", SOUTH_ADMIN, "assignment", SOUTH_SECRETARY, "acceptance");
        var outward = start(Map.of("kind", "PAPER_LETTER", "memberId", left, "toName", OUTSIDE));
        steps(outward, NORTH_SECRETARY, "branch-release", NORTH_ADMIN, "committee-release");
        put(NORTH_ADMIN, 1, TRANSFERS + "/{id}/return-slip", Map.of("acceptedOn", "2026-11-22"), outward)
                .expectStatus()
                .isOk();
        steps(
                start(Map.of("kind", "PAPER_LETTER", "memberId", waiting, "toName", OUTSIDE)),
                NORTH_SECRETARY,
                "branch-release");
    }

    @Test
    void theLedgerHasALineForEveryMemberAndOnlyWhatTheCallerMaySee() {
        assertThat(workbook(DISTRICT_ADMIN, TRANSFERS + "/ledger").rows()).hasSize(3);
        assertThat(workbook(SOUTH_SECRETARY, TRANSFERS + "/ledger").rows())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("接转方式", "区内接转")
                        .containsEntry("转出党组织", "中国共产党测试区北街第一支部委员会")
                        .containsEntry("状态", "已接收")
                        .containsEntry("办结日期", "2026-11-22"));
        var open = workbook(
                NORTH_ADMIN, TRANSFERS + "/ledger?state=OUT_BRANCH_OK&startedFrom=2026-11-22&startedTo=2026-11-22");
        assertThat(open.title()).startsWith("组织关系接转台账 · 导出人 测试人员 · 2026-11-22 10:00");
        assertThat(open.rows())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).containsEntry("转入党组织", OUTSIDE).containsEntry("轮到", "中国共产党测试区北街街道工作委员会"));
        assertThat(workbook(NORTH_ADMIN, TRANSFERS + "/ledger?startedTo=2026-11-21")
                        .rows())
                .isEmpty();
        assertThat(workbook(NORTH_ADMIN, TRANSFERS + "/ledger?closedFrom=2026-11-22")
                        .rows())
                .hasSize(2);
        get(SOUTH_ADMIN, TRANSFERS + "/ledger?under=" + TestOrganizations.NORTH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theStatementCountsWhatCrossesTheBorderOfThePartThatIsAskedFor() {
        statement(DISTRICT_ADMIN, "", List.of(0, 0, 1, 0, 1, -1));
        statement(DISTRICT_ADMIN, "?under=" + TestOrganizations.SOUTH, List.of(0, 1, 0, 0, 0, 1));
        statement(NORTH_ADMIN, "", List.of(0, 0, 1, 1, 0, -2));
        statement(NORTH_ADMIN, "?from=2026-01-01&to=2026-11-21", List.of(0, 0, 0, 0, 0, 0));
        mustBe(get(NORTH_ADMIN, TRANSFERS + "/statement?from=2026-02-01&to=2026-01-01"), 400, "request.invalid");
        get(SOUTH_ADMIN, TRANSFERS + "/statement?under=" + TestOrganizations.NORTH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void everyBranchHasItsOwnLine() {
        get(DISTRICT_ADMIN, TRANSFERS + "/statement/branches?limit=1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].outToOutside")
                .isEqualTo(1)
                .jsonPath("$.items[0].outToDistrict")
                .isEqualTo(1)
                .jsonPath("$.items[0].net")
                .isEqualTo(-2)
                .jsonPath("$.next")
                .exists();
        get(SOUTH_ADMIN, TRANSFERS + "/statement/branches")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].inFromDistrict")
                .isEqualTo(1);
        assertThat(workbook(DISTRICT_ADMIN, TRANSFERS + "/statement/workbook").rows())
                .extracting(line -> line.get("净增"))
                .containsExactly("-2", "1");
    }

    @Test
    void whatThePlatformKnowsOfDuesNobodyTypes() {
        var payer = member(TestOrganizations.NORTH_BRANCH, 5);
        var request = Map.<String, Object>of(
                "kind", "IN_DISTRICT", "memberId", payer, "toOrgId", TestOrganizations.SOUTH_BRANCH, "reason", "工作调动");
        mustBe(post(NORTH_SECRETARY, TRANSFERS, request), 422, "request.invalid");
        post(
                        NORTH_SECRETARY,
                        "/api/v1/dues/assessments",
                        Map.of(
                                "orgId",
                                TestOrganizations.NORTH_BRANCH,
                                "from",
                                "2026-01",
                                "members",
                                List.of(Map.of("memberId", payer, "payerClass", "STUDENT"))))
                .expectStatus()
                .isCreated();
        post(
                        NORTH_SECRETARY,
                        "/api/v1/dues/collections",
                        Map.of(
                                "orgId",
                                TestOrganizations.NORTH_BRANCH,
                                "collectedOn",
                                "2026-11-20",
                                "method",
                                "CASH",
                                "reason",
                                "补交",
                                "payments",
                                List.of(Map.of("memberId", payer, "amount", 1.80))))
                .expectStatus()
                .isCreated();
        var other = new HashMap<>(request);
        other.put("duesPaidTo", "2026-11");
        post(NORTH_SECRETARY, TRANSFERS, other)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.duesPaidTo")
                .isEqualTo("2026-09");
    }

    @Test
    void aMemberSeesTheOwnTransfersAndNobodyElse() {
        var own = TestTokens.memberToken(waiting, TestOrganizations.NORTH_BRANCH);
        get(own, TRANSFERS)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("OUT_BRANCH_OK")
                .jsonPath("$.items[0].members[0].id")
                .isEqualTo(waiting.toString());
        get(own, "/api/v1/members/me").expectBody().jsonPath("$.id").isEqualTo(waiting.toString());
        var others = TestTokens.memberToken(moved, TestOrganizations.SOUTH_BRANCH);
        get(others, TRANSFERS + "?state=OUT_BRANCH_OK")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void ofABranchThatMovesAMemberSeesThatItMovesButNotWithWhom() {
        member(TestOrganizations.SOUTH_BRANCH, 4);
        var whole = id(post(
                SOUTH_SECRETARY,
                TRANSFERS,
                Map.of(
                        "kind", "WHOLE_ORG",
                        "fromOrgId", TestOrganizations.SOUTH_BRANCH,
                        "toOrgId", TestOrganizations.NORTH,
                        "reason", "隶属关系调整",
                        "duesPaidTo", "2026-10")));
        var own = TestTokens.memberToken(moved, TestOrganizations.SOUTH_BRANCH);
        get(own, TRANSFERS + "/{id}", whole)
                .expectBody()
                .jsonPath("$.members.length()")
                .isEqualTo(1)
                .jsonPath("$.members[0].id")
                .isEqualTo(moved.toString());
        get(SOUTH_SECRETARY, TRANSFERS + "/{id}", whole)
                .expectBody()
                .jsonPath("$.memberCount")
                .isEqualTo(2);
    }

    @Test
    void whoHasLeftMeanwhileDoesNotMoveWithTheBranch() {
        var whole = start(Map.of(
                "kind",
                "WHOLE_ORG",
                "fromOrgId",
                TestOrganizations.SOUTH_BRANCH,
                "toOrgId",
                TestOrganizations.NORTH_OTHER_BRANCH));
        member(TestOrganizations.SOUTH_BRANCH, 4);
        steps(whole, SOUTH_SECRETARY, "branch-release", SOUTH_ADMIN, "committee-release");
        post(
                        SOUTH_SECRETARY,
                        "/api/v1/exits",
                        Map.of("memberId", moved, "reason", "DIED", "effectiveOn", "2026-11-22", "explanation", "因病去世"))
                .expectStatus()
                .isCreated();
        steps(whole, NORTH_ADMIN, "arrival", NORTH_ADMIN, "assignment", NORTH_ADMIN, "acceptance");
        get(NORTH_ADMIN, TRANSFERS + "/{id}", whole)
                .expectBody()
                .jsonPath("$.memberCount")
                .isEqualTo(1);
    }

    private void statement(String token, String query, List<Integer> numbers) {
        get(token, TRANSFERS + "/statement" + query)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.inFromOutside")
                .isEqualTo(numbers.get(0))
                .jsonPath("$.inFromDistrict")
                .isEqualTo(numbers.get(1))
                .jsonPath("$.outToOutside")
                .isEqualTo(numbers.get(2))
                .jsonPath("$.outToDistrict")
                .isEqualTo(numbers.get(3))
                .jsonPath("$.within")
                .isEqualTo(numbers.get(4))
                .jsonPath("$.net")
                .isEqualTo(numbers.get(5));
    }

    private UUID start(Map<String, Object> request) {
        var body = new HashMap<String, Object>(Map.of("reason", "工作调动", "duesPaidTo", "2026-10"));
        body.putAll(request);
        return id(post(DISTRICT_ADMIN, TRANSFERS, body));
    }

    /// @param who token and step in turn
    private void steps(UUID id, String... who) {
        for (var place = 0; place < who.length; place += 2) {
            put(who[place], 1, TRANSFERS + "/{id}/" + who[place + 1], Map.of(), id)
                    .expectStatus()
                    .isOk();
        }
    }
}
