package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.AtOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DevelopmentIT extends DevelopmentTest {

    @Autowired
    private Reminders reminders;

    @Test
    void somebodyBecomesAFullMemberStepByStep() {
        var id = opened("2023-06-01");
        candidate(id);
        admitted(id);
        plan(id).jsonPath("$.stage")
                .isEqualTo("PROBATIONARY")
                .jsonPath("$.probationFrom")
                .isEqualTo("2024-09-10")
                .jsonPath("$.probationTo")
                .isEqualTo("2025-09-10");
        step(id, "CONFIRMATION_MEETING", "2025-09-15", Map.of("ballot", UNANIMOUS, "proposal", "CONFIRM"));
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        approval(id, "ARCHIVE", "2025-10-08", Map.of());
        plan(id).jsonPath("$.stage").isEqualTo("FULL").jsonPath("$.status").isEqualTo("COMPLETED");
        assertThat(count("select count(*) from members where particulars @> '{\"entryType\": \"ADMITTED\","
                        + " \"admissionType\": \"BRANCH\", \"confirmation\": \"ON_TIME\","
                        + " \"joinedBranch\": \"中国共产党测试区北街第一支部委员会\"}'"))
                .isOne();
        assertThat(count("select count(*) from members where stage = 'FULL' and joined_on = '2024-09-10'"
                        + " and full_on = '2025-09-10'"))
                .isOne();
        assertThat(count("select count(*) from development_due")).isZero();
    }

    @Test
    void aProbationIsExtendedOnceAndThenEnds() {
        var id = opened("2023-06-01");
        candidate(id);
        admitted(id);
        step(
                id,
                "CONFIRMATION_MEETING",
                "2025-09-15",
                Map.of("ballot", UNANIMOUS, "proposal", "EXTEND", "extensionMonths", 6));
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        plan(id).jsonPath("$.probationTo").isEqualTo("2026-03-10");
        assertThat(count("select count(*) from members where particulars ->> 'probationExtendedTo' = '2026-03-10'"))
                .isOne();
        refused(id, "steps", "CONFIRMATION_REQUEST", "2026-03-09", Map.of(), "member.development.rules");
        step(id, "CONFIRMATION_REQUEST", "2026-03-10", Map.of());
        refused(
                id,
                "steps",
                "CONFIRMATION_MEETING",
                "2026-03-12",
                Map.of("ballot", UNANIMOUS, "proposal", "EXTEND", "extensionMonths", 6),
                "member.development.rules");
        step(id, "CONFIRMATION_MEETING", "2026-03-12", Map.of("ballot", UNANIMOUS, "proposal", "DISQUALIFY"));
        approval(id, "CONFIRMATION_APPROVAL", "2026-03-20", Map.of("ballot", UNANIMOUS));
        plan(id).jsonPath("$.status").isEqualTo("DISQUALIFIED");
        assertThat(count("select count(*) from members where exit_reason = 'DISQUALIFIED'"))
                .isOne();
    }

    @Test
    void nothingIsOutOfOrderTooEarlyOrLateWithoutAWord() {
        var id = opened("2023-06-01");
        refused(id, "steps", "ACTIVIST", "2023-08-01", Map.of(), "member.development.out-of-order");
        refused(id, "steps", "TALK", "2023-05-31", Map.of(), "member.development.rules");
        refused(id, "steps", "TALK", "2023-07-02", Map.of(), "member.development.rules");
        step(id, "TALK", "2023-07-02", Map.of("explanation", "负责人住院"));
        refused(id, "steps", "TALK", "2023-07-02", Map.of(), "member.development.done-already");
        step(id, "ACTIVIST", "2023-08-01", Map.of());
        refused(id, "steps", "ACTIVIST_FILING", "2023-08-02", Map.of(), "member.development.step-of-superior");
        refused(id, "steps", "CONTACTS", "2023-08-02", Map.of("people", List.of(li, li)), "member.development.rules");
        assertThat(count("select count(*) from development_records where is_late"))
                .isOne();
    }

    @Test
    void aLostVoteIsKeptAndMayBeHeldAgain() {
        var id = opened("2023-06-01");
        candidate(id);
        var lost = new HashMap<>(UNANIMOUS);
        lost.put("votesFor", 1);
        lost.put("votesAgainst", 1);
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", lost));
        refused(id, "approvals", "APPROVAL_TALK", "2024-09-12", Map.of(), "member.development.out-of-order");
        step(id, "ADMISSION_MEETING", "2024-09-20", Map.of("ballot", UNANIMOUS));
        assertThat(count("select count(*) from development_records where state = 'NOT_PASSED'"))
                .isOne();
    }

    @Test
    void aWrongRecordIsReplacedAndKept() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", Map.of());
        step(id, "ACTIVIST", "2023-08-01", Map.of());
        var talk = Objects.requireNonNull(database.sql("select id from development_records where step = 'TALK'")
                .mapValue(UUID.class)
                .one()
                .block());
        var path = CASES + "/" + id + "/steps/" + talk + "/corrections";
        post(SECRETARY, path, Map.of("reason", "日期录错", "step", "TALK", "doneOn", "2023-06-21"))
                .expectStatus()
                .isCreated();
        post(SECRETARY, path, Map.of("reason", "日期录错", "step", "TALK", "doneOn", "2023-06-22"))
                .expectStatus()
                .isNotFound();
        assertThat(count("select count(*) from development_records where step = 'TALK'"))
                .isEqualTo(2);
    }

    @Test
    void aPersonHasOneLiveCaseEvenWhenTwoOpenItAtOnce() {
        var answers = List.of(1, 2).stream()
                .map(_ -> AtOnce.call(() -> post(SECRETARY, CASES, applicant("2026-10-08"))
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).toList()).containsExactlyInAnyOrder(201, 409);
        post(SECRETARY, CASES, with(applicant("2026-10-08"), "idNumber", "990000199001010017"))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void theProcedureIsTheOneOfTheDayAndYouthIsNot() {
        var id = opened("2026-10-08");
        plan(id).jsonPath("$.template")
                .isEqualTo("CPC-2026")
                .jsonPath("$.steps[?(@.number == '7a')]")
                .exists();
        var child = with(with(applicant("2026-10-08"), "idNumber", "990000201010100057"), "name", "周小雨");
        post(SECRETARY, CASES, child)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("member.development.under-age");
    }

    @Test
    void whatIsOverdueIsListedAndToldOnce() {
        opened("2026-10-08");
        get(SECRETARY, CASES + "/due?kind=OVERDUE")
                .expectBody()
                .jsonPath("$.items[0].step")
                .isEqualTo("TALK")
                .jsonPath("$.items[0].dueOn")
                .isEqualTo("2026-11-08");
        get(SOUTH, CASES + "/due").expectBody().jsonPath("$.items").isEmpty();
        assertThat(reminders.remind().block()).isOne();
        assertThat(reminders.remind().block()).isZero();
    }

    @Test
    void anotherCommitteeSeesNothing() {
        var id = opened("2026-10-08");
        get(SOUTH, CASES + "/" + id).expectStatus().isNotFound();
        get(SOUTH, CASES + "/" + id + "/steps").expectStatus().isNotFound();
        get(SOUTH, CASES).expectBody().jsonPath("$.items").isEmpty();
        get(SOUTH, CASES + "/counts").expectBody().jsonPath("$.items").isEmpty();
        post(SOUTH, CASES + "/" + id + "/approvals", Map.of("step", "TALK", "doneOn", "2026-10-12"))
                .expectStatus()
                .isNotFound();
        post(SECRETARY, CASES + "/" + id + "/approvals", Map.of("step", "TALK", "doneOn", "2026-10-12"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aCaseMovesWithAllItsTimeAndEndsWithAReason() {
        var id = opened("2026-10-08");
        changed(id, 1, "transfers", Map.of("orgId", TestOrganizations.SOUTH_BRANCH, "reason", "工作调动"));
        get(SOUTH, CASES + "/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.appliedOn")
                .isEqualTo("2026-10-08");
        changed(id, 2, "outcomes", Map.of("kind", "SUSPENDED", "on", "2026-11-01", "reason", "出国进修"));
        changed(id, 3, "outcomes", Map.of("kind", "RESUMED", "on", "2026-11-10", "reason", "已回国"));
        changed(id, 4, "outcomes", Map.of("kind", "WITHDRAWN", "on", "2026-11-12", "reason", "本人撤回"));
        get(DISTRICT, CASES + "/counts")
                .expectBody()
                .jsonPath("$.items[0].ended")
                .isEqualTo(1);
        get(DISTRICT, CASES + "/" + id + "/events")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(4);
    }

    @Test
    void personalDataAreMaskedUnlessDisclosedForAReason() {
        var id = opened("2026-10-08");
        get(SECRETARY, CASES + "/" + id).expectBody().jsonPath("$.idNumber").isEqualTo("990***********0036");
        post(SECRETARY, CASES + "/" + id + "/disclosures", Map.of("reason", "核对政治审查材料"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.idNumber")
                .isEqualTo("990000199503150036");
        assertThat(count("select count(*) from development_events where kind = 'DISCLOSED'"))
                .isOne();
    }

    @Test
    void theLedgerIsAWorkbookWithinTheScope() {
        opened("2026-10-08");
        var north = get(SECRETARY, CASES + "/ledger")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var south = get(SOUTH, CASES + "/ledger")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(sheet(north)).contains("周雨晴", "990***********0036", "入党申请人").doesNotContain("990000199503150036");
        assertThat(sheet(south)).contains("公民身份号码").doesNotContain("周雨晴");
    }

    @Test
    void whoeverIsUnderPenaltyNeitherIntroducesNorVotes() {
        var id = opened("2023-06-01");
        untilFiled(id);
        punished(wang, "2024-06-03");
        refusedAt(id, "INTRODUCERS", "2024-08-12", Map.of("people", List.of(li, wang)), "member.development.no-right");
        step(id, "INTRODUCERS", "2024-08-12", Map.of("people", List.of(li, member("赵国强", "99000019750310003X"))));
    }

    @Test
    void aSuspendedVoteIsNotCountedAmongThoseWhoShouldAttend() {
        var id = opened("2023-06-01");
        candidate(id);
        run("update development_cases set opened_at = '2024-09-01T00:00:00Z'");
        punished(wang, "2024-09-05");
        refusedAt(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", UNANIMOUS), "member.development.entitled");
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", alone()));
    }

    @Test
    void theDaysOfANewCaseFollowThroughWhatIsNotDoneYet() {
        plan(opened("2026-06-10"))
                .jsonPath("$.steps[?(@.code == 'TALK')].latest")
                .isEqualTo("2026-07-10")
                .jsonPath("$.steps[?(@.code == 'CANDIDATE')].earliest")
                .isEqualTo("2027-06-10")
                .jsonPath("$.steps[?(@.code == 'ADMISSION_MEETING')].earliest")
                .isEqualTo("2027-06-10")
                .jsonPath("$.steps[?(@.code == 'CONFIRMATION_MEETING')].earliest")
                .isEqualTo("2028-06-10")
                .jsonPath("$.steps[?(@.number =~ /9|10|11|12/)].number")
                .isEqualTo(List.of("9", "10", "11", "12"));
    }

    @Test
    void aProbationThatHasRunOutIsDueAndLateNeedsAWord() {
        var id = opened("2023-06-01");
        candidate(id);
        admitted(id);
        plan(id).jsonPath("$.steps[?(@.code == 'CONFIRMATION_REQUEST')].latest")
                .isEqualTo("2025-09-17")
                .jsonPath("$.steps[?(@.code == 'CONFIRMATION_MEETING')].latest")
                .isEqualTo("2025-10-10");
        get(SECRETARY, CASES + "/due?kind=OVERDUE")
                .expectBody()
                .jsonPath("$.items[?(@.step == 'CONFIRMATION_MEETING')].dueOn")
                .isEqualTo("2025-10-10");
        var proposal = Map.of("ballot", UNANIMOUS, "proposal", "CONFIRM");
        refusedAt(id, "CONFIRMATION_MEETING", "2026-06-10", proposal, "member.development.late");
        step(id, "CONFIRMATION_MEETING", "2026-06-10", with(proposal, "explanation", "书记长期住院"));
    }

    @Test
    void theFirstAssessmentOfAProbationCountsFromTheApproval() {
        var id = opened("2023-06-01");
        candidate(id);
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", UNANIMOUS));
        approval(id, "APPROVAL_TALK", "2024-09-15", Map.of());
        approval(id, "APPROVAL", "2025-03-01", Map.of("ballot", UNANIMOUS, "explanation", "上级党委换届"));
        plan(id).jsonPath("$.steps[?(@.code == 'PROBATION_EDUCATION')].earliest")
                .isEqualTo("2025-03-01")
                .jsonPath("$.steps[?(@.code == 'PROBATION_EDUCATION')].latest")
                .isEqualTo("2025-09-01");
    }

    @Test
    void oneVoterDoesNotAdmitInABranchOfThree() {
        var zhao = member("赵国强", "99000019750310003X");
        var id = opened("2023-06-01");
        candidate(id);
        var ballot = Map.<String, Object>of("ballot", alone());
        refusedAt(id, "ADMISSION_MEETING", "2024-09-10", ballot, "member.development.entitled");
        var absent = Map.of("memberId", zhao, "ground", "NOT_HERE_THEN");
        run("update development_cases set opened_at = '2024-09-01T00:00:00Z'");
        run("update members set registered_at = '2024-09-01T00:00:00Z'");
        var two = with(Map.of("ballot", UNANIMOUS), "excluded", List.of(absent));
        refusedAt(id, "ADMISSION_MEETING", "2024-09-10", two, "member.development.exclusion-here");
        var consent = Map.of("memberId", zhao, "ground", "BEDRIDDEN", "consent", "街道党工委2024年9月8日同意");
        get(SECRETARY, CASES + "/" + id + "/voters?on=2024-09-10")
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(3)
                .jsonPath("$.items[?(@.memberId == '" + zhao + "')].isPresumed")
                .isEqualTo(false);
        step(id, "ADMISSION_MEETING", "2024-09-10", with(two, "excluded", List.of(consent)));
        plan(id).jsonPath("$.steps[?(@.code == 'ADMISSION_MEETING')].records[0].details.excluded[0].ground")
                .isEqualTo("BEDRIDDEN");
    }

    @Test
    void ofAMeetingBeforeTheCaseWasOpenedTheRosterMayKnowLessAndSaysSo() {
        var id = opened("2023-06-01");
        candidate(id);
        refusedAt(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", alone()), "member.development.entitled");
        var more = with(with(with(UNANIMOUS, "entitled", 4), "present", 3), "votesFor", 3);
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", more));
        plan(id).jsonPath("$.steps[?(@.code == 'ADMISSION_MEETING')].records[0].details.unknownVoters")
                .isEqualTo(2);
    }

    @Test
    void theLeagueRecommendsItsOwnUpToTheAgeOfTheTemplate() {
        var recommendation = "$.steps[?(@.code == 'ACTIVIST')].documents[?(@ == '团组织推优材料')]";
        plan(opened(with(applicant("2026-10-08"), "isLeagueMember", true)))
                .jsonPath(recommendation)
                .doesNotExist();
        var young = with(with(applicant("2026-10-08"), "isLeagueMember", true), "idNumber", YOUNG);
        plan(opened(young)).jsonPath(recommendation).exists();
    }

    @Test
    void aCorrectionThatBreaksTheOrderIsRefused() {
        var id = opened("2023-06-01");
        step(id, "TALK", "2023-06-20", Map.of());
        step(id, "ACTIVIST", "2023-06-25", Map.of());
        var talk = Objects.requireNonNull(database.sql("select id from development_records where step = 'TALK'")
                .mapValue(UUID.class)
                .one()
                .block());
        post(
                        SECRETARY,
                        CASES + "/" + id + "/steps/" + talk + "/corrections",
                        Map.of("reason", "日期录错", "step", "TALK", "doneOn", "2023-06-26"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.development.disorder");
        assertThat(count("select count(*) from development_records where step = 'TALK' and state = 'VALID'"
                        + " and done_on = '2023-06-20'"))
                .isOne();
    }
}
