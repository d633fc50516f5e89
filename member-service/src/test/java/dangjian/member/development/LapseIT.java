package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What was done too long ago is done again (政治审查一年内有效；决议超过六个月未审批的重新讨论).
class LapseIT extends LedgerTest {

    private static final Map<String, Object> PASSED = Map.of("isApproved", true);

    @Test
    void anExpiredPoliticalReviewIsDoneAgainBeforeThePreReview() {
        var id = opened("2023-06-01");
        beforePreReview(id);
        refused(id, "steps", "POLITICAL_REVIEW", "2025-08-20", PASSED, "member.development.done-already");
        refused(id, "approvals", "PRE_REVIEW", "2025-08-21", late(PASSED), "member.development.lapsed");
        plan(id).jsonPath("$.steps[?(@.code == 'POLITICAL_REVIEW')].state")
                .isEqualTo("LAPSED")
                .jsonPath("$.steps[?(@.code == 'POLITICAL_REVIEW')].holdsUntil")
                .isEqualTo("2025-08-20")
                .jsonPath("$.steps[?(@.code == 'PRE_REVIEW')].state")
                .isEqualTo("WAITING");
        get(SECRETARY, CASES + "/due")
                .expectBody()
                .jsonPath("$.items[?(@.step == 'POLITICAL_REVIEW')].allowedFrom")
                .isEqualTo("2025-08-21");

        step(id, "POLITICAL_REVIEW", "2025-09-01", PASSED);

        refused(id, "approvals", "PRE_REVIEW", "2025-08-31", PASSED, "member.development.rules");
        approval(id, "PRE_REVIEW", "2025-09-02", PASSED);
        plan(id).jsonPath("$.steps[?(@.code == 'POLITICAL_REVIEW')].state").isEqualTo("DONE");
        assertThat(count("select count(*) from development_records where step = 'POLITICAL_REVIEW'"))
                .isEqualTo(2);
        var clear = exported(SECRETARY);
        run("truncate development_cases cascade");
        assertThat(faults(SECRETARY, imported(SECRETARY, clear, "all-or-nothing", false)))
                .isEmpty();
        assertThat(count("select count(*) from development_records where step = 'POLITICAL_REVIEW'"))
                .isEqualTo(2);
    }

    @Test
    void aResolutionThatWasNotApprovedWithinSixMonthsIsPassedAgain() {
        var id = opened("2023-06-01");
        candidate(id);
        var ballot = Map.<String, Object>of("ballot", UNANIMOUS);
        step(id, "ADMISSION_MEETING", "2024-09-10", ballot);
        approval(id, "APPROVAL_TALK", "2024-09-15", Map.of());
        refused(id, "approvals", "APPROVAL", "2025-03-10", ballot, "member.development.rules");
        refused(id, "approvals", "APPROVAL", "2025-03-11", late(ballot), "member.development.lapsed");

        step(id, "ADMISSION_MEETING", "2025-03-20", late(ballot));
        approval(id, "APPROVAL", "2025-03-25", ballot);

        plan(id).jsonPath("$.probationFrom").isEqualTo("2025-03-20");
    }

    @Test
    void inSpecialCasesAResolutionIsApprovedUpToSixMonthsLater() {
        var id = opened("2023-06-01");
        candidate(id);
        var ballot = Map.<String, Object>of("ballot", UNANIMOUS);
        step(id, "ADMISSION_MEETING", "2024-09-10", ballot);
        approval(id, "APPROVAL_TALK", "2024-09-15", Map.of());

        approval(id, "APPROVAL", "2025-03-10", late(ballot));

        plan(id).jsonPath("$.steps[?(@.code == 'APPROVAL')].records[0].isLate").isEqualTo(true);
    }

    private static Map<String, Object> late(Map<String, Object> details) {
        return with(details, "explanation", "上级党委换届");
    }
}
