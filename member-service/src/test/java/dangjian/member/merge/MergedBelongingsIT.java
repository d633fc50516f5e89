package dangjian.member.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What other features keep of a duplicate belongs to the record that goes on.
class MergedBelongingsIT extends MergeServiceTest {

    private static final UUID OTHER_BRANCH = TestOrganizations.NORTH_OTHER_BRANCH;
    private static final String OTHER_SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, OTHER_BRANCH);

    @Test
    void duesPaidUnderBothRecordsAreOwedOnceAndNoMoneyIsLost() {
        assess(TestOrganizations.NORTH_BRANCH, survivor, "2026-07");
        assess(OTHER_BRANCH, duplicate, "2026-01");
        pay(TestOrganizations.NORTH_BRANCH, survivor, "15.00");
        pay(OTHER_BRANCH, duplicate, "30.00");
        var before = count("select sum(amount_fen)::bigint from dues_entries");

        merge();

        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(before);
        assertThat(sum(duplicate)).isZero();
        assertThat(sum(survivor)).isEqualTo(4500);
        assertThat(count("select coalesce(sum(paid), 0)::bigint from dues_accounts, unnest(paid_fen) paid "
                        + "where member_id = '%s'".formatted(survivor)))
                .isEqualTo(4500);
        assertThat(count("select sum(total_fen)::bigint from dues_collections where org_id = '%s'"
                        .formatted(OTHER_BRANCH)))
                .isEqualTo(3000);
        assertThat(rows("dues_months(2026)", survivor)).isEqualTo(12);
        assertThat(rows("dues_months(2026)", duplicate)).isZero();
        assertThat(rows("dues_assessments", duplicate)).isZero();
    }

    @Test
    void aMonthAssessedTwiceFollowsTheRecordThatGoesOn() {
        assess(TestOrganizations.NORTH_BRANCH, survivor, "2026-01");
        assess(OTHER_BRANCH, duplicate, "2026-01");

        merge();

        assertThat(rows("dues_months(2026)", survivor)).isEqualTo(12);
        assertThat(rows("dues_assessments", survivor)).isEqualTo(2);
    }

    @Test
    void aMatterIsPunishedOnceAndOtherPenaltiesMoveAlong() {
        punish(survivor, "2026-017");
        punish(duplicate, "2026-017");
        punish(duplicate, "2026-018");

        merge();

        assertThat(rows("penalties", survivor)).isEqualTo(2);
        assertThat(rows("penalties", duplicate)).isZero();
        assertThat(count("select count(*) from merge_keepsakes where kind = 'penalties'"))
                .isOne();
        get(NORTH_ADMIN, "/api/v1/members/{id}/rights", survivor)
                .expectBody()
                .jsonPath("$.rights.mayBeExcellent")
                .isEqualTo(false);
    }

    @Test
    void aBadgeOfOneBatchCountsOnceInTheFigure() {
        var batch = id(post(
                DISTRICT_ADMIN,
                "/api/v1/badge-batches",
                Map.of(
                        "orgId",
                        TestOrganizations.DISTRICT,
                        "name",
                        "2026新党徽",
                        "issuedOn",
                        "2026-06-20",
                        "quantity",
                        10)));
        post(
                        DISTRICT_ADMIN,
                        "/api/v1/badge-batches/{id}/receipts",
                        Map.of("receivedOn", "2026-06-30", "memberIds", List.of(survivor, duplicate)),
                        batch)
                .expectStatus()
                .is2xxSuccessful();

        merge();

        assertThat(rows("badge_receipts", survivor)).isOne();
        assertThat(rows("badge_receipts", duplicate)).isZero();
        get(DISTRICT_ADMIN, "/api/v1/figures/F07?from=2026-01-01&to=2026-12-31")
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(1);
    }

    @Test
    void pledgesMoveAlongExceptOfAYearThatHasOne() {
        pledge(NORTH_SECRETARY, survivor, 2026);
        pledge(OTHER_SECRETARY, duplicate, 2026);
        pledge(OTHER_SECRETARY, duplicate, 2025);

        merge();

        assertThat(rows("pledges", survivor)).isEqualTo(2);
        assertThat(rows("pledges", duplicate)).isOne();
    }

    @Test
    void whoIsAwayUnderOneRecordIsAwayAndWhoIsInContactUnderOneIsNotLost() {
        leave(duplicate);
        lose(duplicate);

        merge();

        get(NORTH_ADMIN, "/api/v1/members/{id}", survivor)
                .expectBody()
                .jsonPath("$.isMobile")
                .isEqualTo(true)
                .jsonPath("$.isLost")
                .isEqualTo(false);
        assertThat(count("select count(*) from mobile_stays where member_id = '%s' and until is null"
                        .formatted(survivor)))
                .isOne();
        assertThat(count("select count(*) from lost_cases where member_id = '%s' and found_on is not null"
                        .formatted(survivor)))
                .isOne();
    }

    @Test
    void whoIsLostAndAwayUnderBothRecordsIsSoOnce() {
        for (var member : List.of(survivor, duplicate)) {
            leave(member);
            lose(member);
            search(member);
        }

        merge();

        assertThat(count("select count(*) from mobile_stays where member_id = '%s' and until is null"
                        .formatted(survivor)))
                .isOne();
        assertThat(count("select count(*) from lost_cases where member_id = '%s' and found_on is null"
                        .formatted(survivor)))
                .isOne();
        assertThat(count("select count(*) from search_efforts e join lost_cases c on c.id = e.case_id "
                        + "where c.member_id = '%s'".formatted(survivor)))
                .isEqualTo(2);
        get(NORTH_ADMIN, "/api/v1/members/{id}", survivor)
                .expectBody()
                .jsonPath("$.isLost")
                .isEqualTo(true);
    }

    @Test
    void aMentorIsFollowedAndNobodyBecomesTheOwnMentor() {
        var ward = register(OTHER_BRANCH, Map.of("idNumber", "990000199001010076", "name", "王秀英"));
        cultivate(ward, duplicate);
        cultivate(survivor, duplicate);

        merge();

        assertThat(count("select count(*) from cultivations where mentor_id = '%s'".formatted(survivor)))
                .isOne();
        assertThat(count("select count(*) from cultivations where mentor_id = member_id"))
                .isZero();
    }

    @Test
    void whatRunsMustBeSettledFirst() {
        id(post(
                NORTH_ADMIN,
                "/api/v1/exits",
                Map.of(
                        "memberId",
                        duplicate,
                        "reason",
                        "WITHDREW",
                        "effectiveOn",
                        "2026-11-01",
                        "explanation",
                        "本人要求退党")));
        id(post(
                NORTH_ADMIN,
                "/api/v1/transfers",
                Map.of(
                        "kind", "PAPER_LETTER",
                        "memberId", duplicate,
                        "toName", "中共临江市市直机关工作委员会",
                        "reason", "工作调动",
                        "duesPaidTo", "2026-10")));
        var merge = id(propose(NORTH_ADMIN, List.of()));

        approve(DISTRICT_ADMIN, merge)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.merge.obstacles")
                .jsonPath("$.errors[*].code")
                .value(
                        List.class,
                        codes -> assertThat(codes)
                                .asList()
                                .containsExactlyInAnyOrder("member.merge.open-exit", "member.merge.open-transfer"));
        preview(List.of())
                .expectBody()
                .jsonPath("$.obstacles.length()")
                .isEqualTo(2)
                .jsonPath("$.duplicateHoldings[?(@.kind == 'exits')].count")
                .isEqualTo(1);
        get(NORTH_ADMIN, "/api/v1/members/{id}", duplicate)
                .expectBody()
                .jsonPath("$.mergedInto")
                .doesNotExist();
    }

    private long sum(UUID member) {
        return count("select coalesce(sum(amount_fen), 0)::bigint from dues_entries where member_id = '%s'"
                .formatted(member));
    }

    private void assess(UUID branch, UUID member, String from) {
        var payer = new HashMap<String, Object>(Map.of("memberId", member, "payerClass", "MONTHLY_WAGE", "base", 3000));
        post(NORTH_ADMIN, "/api/v1/dues/assessments", Map.of("orgId", branch, "from", from, "members", List.of(payer)))
                .expectStatus()
                .isCreated();
    }

    private void pay(UUID branch, UUID member, String amount) {
        post(
                        NORTH_ADMIN,
                        "/api/v1/dues/collections",
                        Map.of(
                                "orgId",
                                branch,
                                "collectedOn",
                                TODAY.toString(),
                                "method",
                                "CASH",
                                "payments",
                                List.of(Map.of("memberId", member, "amount", amount))))
                .expectStatus()
                .isCreated();
    }

    private void punish(UUID member, String matter) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/penalties",
                Map.of(
                        "memberId", member,
                        "kind", "WARNING",
                        "matterNo", matter,
                        "matter", "违反工作纪律",
                        "imposedOn", "2026-03-02",
                        "authority", "区纪委监委",
                        "documentNo", "晨纪决〔2026〕3号")));
    }

    private void pledge(String token, UUID member, int year) {
        id(post(
                token,
                "/api/v1/pledges",
                Map.of("memberId", member, "year", year, "items", List.of("每月参加一次志愿服务", "结对帮扶一户"))));
    }

    private void leave(UUID member) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/mobile-stays",
                Map.of(
                        "memberId", member,
                        "destination", "江苏省苏州市",
                        "isAbroad", false,
                        "since", "2026-03-02",
                        "ground", "外出务工")));
    }

    private void lose(UUID member) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/lost-cases",
                Map.of("memberId", member, "since", "2026-03-02", "circumstance", "OTHER")));
    }

    private void search(UUID member) {
        run("insert into search_efforts select gen_random_uuid(), id, '2026-05-01', '电话', '无人接听', '测试人员' "
                + "from lost_cases where member_id = '%s'".formatted(member));
    }

    private void cultivate(UUID member, UUID mentor) {
        id(post(
                NORTH_ADMIN,
                "/api/v1/cultivations",
                Map.of(
                        "pipeline",
                        "MEMBER_TO_BACKBONE",
                        "memberId",
                        member,
                        "mentorId",
                        mentor,
                        "startedOn",
                        "2026-03-01")));
    }
}
