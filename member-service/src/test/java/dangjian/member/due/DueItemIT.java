package dangjian.member.due;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.StandingTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DueItemIT extends StandingTest {

    private static final String DUE = "/api/v1/due-items";

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        run("truncate transfers, development_cases cascade");
        li = member(TestOrganizations.NORTH_BRANCH, 1);
    }

    @Test
    void whatHasRunOutComesFirstAndWhatHasNoLastDayComesLast() {
        lose(li, "2026-03-02");
        goAbroad(member(TestOrganizations.NORTH_BRANCH, 2), "2026-06-10", null);
        startTransfer(member(TestOrganizations.NORTH_BRANCH, 3));

        var items = items(NORTH_SECRETARY, "");

        assertThat(items)
                .extracting(item -> item.get("kind").asString())
                .containsExactly("LOST_SUSPENSION", "MOBILE_CONTACT", "TRANSFER");
        assertThat(items.get(0).get("dueOn").asString()).isEqualTo("2026-09-02");
        assertThat(items.get(0).get("isOverdue").asBoolean()).isTrue();
        assertThat(items.get(0).get("memberId").asString()).isEqualTo(li.toString());
        assertThat(items.get(0).get("link").asString()).startsWith("/api/v1/lost-cases/");
        assertThat(items.get(1).get("dueOn").asString()).isEqualTo("2026-12-10");
        assertThat(items.get(1).get("isOverdue").asBoolean()).isFalse();
        assertThat(items.get(2).has("dueOn")).isFalse();
        assertThat(items.get(2).get("detail").asString()).isEqualTo("待转出支部同意");
        assertThat(items(NORTH_SECRETARY, "?dueBy=2026-12-09"))
                .extracting(item -> item.get("kind").asString())
                .containsExactly("LOST_SUSPENSION", "TRANSFER");
    }

    @Test
    void pagingTellsEverythingOnceAndInOrder() {
        for (var number = 2; number < 7; number++) {
            var member = member(TestOrganizations.NORTH_BRANCH, number);
            lose(member, "2026-03-0" + (number / 2));
            startTransfer(member);
        }
        var whole = items(NORTH_SECRETARY, "");
        var paged = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = page(NORTH_SECRETARY, "?limit=3" + after);
            page.get("items").forEach(paged::add);
            after = page.has("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty());
        assertThat(whole).hasSize(10);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void everybodySeesWhatTheOwnRoleMayDo() {
        goAbroad(li, "2026-05-01", TestOrganizations.SOUTH_BRANCH);
        propose(member(TestOrganizations.NORTH_BRANCH, 2));
        punish(member(TestOrganizations.NORTH_BRANCH, 3));
        pledge(member(TestOrganizations.NORTH_BRANCH, 4));
        owe(member(TestOrganizations.NORTH_BRANCH, 5));

        assertThat(kinds(NORTH_SECRETARY)).containsExactly("DUES_ARREARS", "MOBILE_CONTACT", "PLEDGE_APPROVAL");
        assertThat(kinds(NORTH_ADMIN)).containsExactly("MOBILE_CONTACT", "PROBATION_DECISION", "EXIT_DECISION");
        assertThat(kinds(SOUTH_SECRETARY)).containsExactly("MOBILE_CONTACT");
        assertThat(items(NORTH_SECRETARY, "?kind=DUES_ARREARS")
                        .getFirst()
                        .get("detail")
                        .asString())
                .isEqualTo("1 人欠交党费");
        assertThat(items(DISTRICT_ADMIN, "?under=" + TestOrganizations.SOUTH))
                .extracting(item -> item.get("orgId").asString())
                .containsExactly(TestOrganizations.SOUTH_BRANCH.toString());
    }

    @Test
    void aLostMemberWhoseSuspensionIsProposedWaitsForTheDecisionOnly() {
        var lost = lose(li, "2026-03-02");
        post(
                        NORTH_SECRETARY,
                        "/api/v1/lost-cases/{id}/efforts",
                        Map.of("madeOn", "2026-04-02", "means", "电话", "result", "无人接听"),
                        lost)
                .expectStatus()
                .isOk();
        assertThat(items(NORTH_ADMIN, "").getFirst().get("detail").asString()).isEqualTo("查找 1 次");
        var exit = id(post(
                NORTH_SECRETARY,
                "/api/v1/exits",
                Map.of("memberId", li, "reason", "SUSPENDED", "effectiveOn", "2026-11-01", "explanation", "查找无果")));
        assertThat(kinds(NORTH_ADMIN)).containsExactly("EXIT_DECISION");
        put(NORTH_ADMIN, 1, "/api/v1/exits/{id}/approval", Map.of("note", "同意停止党籍"), exit)
                .expectStatus()
                .isOk();
        assertThat(items(NORTH_ADMIN, "?dueBy=2028-11-01")
                        .getFirst()
                        .get("dueOn")
                        .asString())
                .isEqualTo("2028-11-01");
    }

    @Test
    void aMobileMemberWithAFixedPlaceIsToBeTransferredUntilThatIsUnderWay() {
        id(post(
                NORTH_SECRETARY,
                "/api/v1/mobile-stays",
                Map.of(
                        "memberId",
                        li,
                        "destination",
                        "南街",
                        "isAbroad",
                        false,
                        "inflowOrgId",
                        TestOrganizations.SOUTH_BRANCH,
                        "since",
                        "2026-05-01",
                        "ground",
                        "搬家")));
        assertThat(items(NORTH_ADMIN, "").getFirst().get("dueOn").asString()).isEqualTo("2026-11-01");
        startTransfer(li);
        assertThat(kinds(NORTH_ADMIN)).containsExactly("TRANSFER");
    }

    @Test
    void theSenderIsToldThatALetterRunsOut() {
        var transfer = startTransfer(li);
        put(NORTH_SECRETARY, 1, "/api/v1/transfers/{id}/branch-release", Map.of(), transfer)
                .expectStatus()
                .isOk();
        put(NORTH_ADMIN, 1, "/api/v1/transfers/{id}/committee-release", Map.of("validDays", 4), transfer)
                .expectStatus()
                .isOk();
        assertThat(kinds(NORTH_SECRETARY)).containsExactly("TRANSFER_RUNS_OUT");
        assertThat(kinds(SOUTH_ADMIN)).containsExactly("TRANSFER");
    }

    @Test
    void aStepOfTheSuperiorIsForTheSuperior() {
        var opened = id(post(
                NORTH_SECRETARY,
                "/api/v1/development-cases",
                Map.of(
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "appliedOn",
                        "2026-11-01",
                        "isLeagueMember",
                        false,
                        "name",
                        "周明",
                        "idNumber",
                        "990000199604200047")));
        assertThat(items(NORTH_SECRETARY, "?kind=DEVELOPMENT_STEP"))
                .extracting(item -> item.get("link").asString())
                .contains("/api/v1/development-cases/" + opened + "/steps");
        assertThat(kinds(NORTH_SECRETARY)).doesNotContain("DEVELOPMENT_APPROVAL");
    }

    @Test
    void aBranchIsToldOfWhomNobodyHasFixedTheDues() {
        super.member(TestOrganizations.NORTH_BRANCH, 2);
        assertThat(items(NORTH_SECRETARY, "?kind=DUES_ASSESSMENT"))
                .singleElement()
                .returns("1 人没有核定党费", item -> item.get("detail").asString())
                .returns("2026-01-31", item -> item.get("dueOn").asString());
    }

    @Test
    void garbageIsRefusedAndTheTextsAreInTheReadersLanguage() {
        mustBe(get(NORTH_SECRETARY, DUE + "?kind=NOTHING"), 400, "request.invalid");
        mustBe(get(NORTH_SECRETARY, DUE + "?after=eHl6"), 400, "request.invalid");
        mustBe(get(NORTH_SECRETARY, DUE + "?dueBy=soon"), 400, "request.invalid");
        mustBe(get(SOUTH_SECRETARY, DUE + "?under=" + TestOrganizations.NORTH), 404, "org.unknown");
        startTransfer(li);
        web.get()
                .uri(DUE)
                .headers(headers -> headers.setBearerAuth(NORTH_SECRETARY))
                .header("Accept-Language", "en")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].title")
                .isEqualTo("Take the next step of a transfer");
        get(NORTH_SECRETARY, DUE + "/kinds")
                .expectBody()
                .jsonPath("$.kinds.length()")
                .isEqualTo(22)
                .jsonPath("$.kinds[?(@.title =~ /due\\..*/)]")
                .isEmpty();
    }

    /// What the member owes is fixed, so that nobody has to do that.
    @Override
    protected UUID member(UUID branch, int number) {
        var registered = super.member(branch, number);
        run("""
                insert into dues_assessments
                select gen_random_uuid(), '%s', 2026, 1, 12, 'STUDENT', null, 0, false, max(version), null, now(),
                    gen_random_uuid(), '' from dues_schemes
                """.formatted(registered));
        return registered;
    }

    private List<String> kinds(String token) {
        return items(token, "").stream()
                .map(item -> item.get("kind").asString())
                .toList();
    }

    private List<JsonNode> items(String token, String query) {
        var items = new ArrayList<JsonNode>();
        page(token, query).get("items").forEach(items::add);
        return items;
    }

    private JsonNode page(String token, String query) {
        return Objects.requireNonNull(get(token, DUE + query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private UUID startTransfer(UUID member) {
        return id(post(
                NORTH_SECRETARY,
                "/api/v1/transfers",
                Map.of(
                        "kind", "IN_DISTRICT",
                        "memberId", member,
                        "toOrgId", TestOrganizations.SOUTH_BRANCH,
                        "reason", "工作调动",
                        "duesPaidTo", "2026-10")));
    }

    private UUID lose(UUID member, String since) {
        return id(post(
                NORTH_SECRETARY,
                "/api/v1/lost-cases",
                Map.of("memberId", member, "since", since, "circumstance", "OTHER")));
    }

    private void goAbroad(UUID member, String since, @Nullable UUID inflow) {
        var stay = new HashMap<String, Object>(
                Map.of("memberId", member, "destination", "新加坡", "isAbroad", true, "since", since, "ground", "留学"));
        if (inflow != null) {
            stay.put("inflowOrgId", inflow);
        }
        id(post(NORTH_SECRETARY, "/api/v1/mobile-stays", stay));
    }

    private void propose(UUID member) {
        id(post(
                NORTH_SECRETARY,
                "/api/v1/exits",
                Map.of("memberId", member, "reason", "WITHDREW", "effectiveOn", "2026-11-01", "explanation", "本人要求")));
    }

    private void punish(UUID member) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/penalties",
                Map.of(
                        "memberId", member,
                        "kind", "PROBATION",
                        "probationMonths", 12,
                        "matterNo", "1",
                        "matter", "违反纪律",
                        "imposedOn", "2025-11-23",
                        "authority", "区纪委",
                        "documentNo", "1号")));
    }

    private void pledge(UUID member) {
        id(post(
                NORTH_SECRETARY,
                "/api/v1/pledges",
                Map.of("memberId", member, "year", 2026, "items", List.of("每月参加一次志愿服务"))));
    }

    private void owe(UUID member) {
        post(
                        NORTH_SECRETARY,
                        "/api/v1/dues/assessments",
                        Map.of(
                                "orgId",
                                TestOrganizations.NORTH_BRANCH,
                                "from",
                                "2026-01",
                                "reason",
                                "重新核定",
                                "members",
                                List.of(Map.of("memberId", member, "payerClass", "STUDENT"))))
                .expectStatus()
                .isCreated();
    }
}
