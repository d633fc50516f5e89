package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ActivityTest
class MinutesIT {

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void afterTheStart() {
        clock.set("2026-03-05T01:31:00Z");
    }

    @Test
    void minutesTakeChairAndRecorderFromThePlanAndTheTurnoutFromTheAttendances() {
        var branch = steps.branch(3);
        var id = steps.opened(branch);
        steps.checkIn(branch.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        steps.minutes(branch, id, Map.of("recorder", "赵代记")).expectStatus().isOk();
        steps.get(branch.secretary(), "/" + id + "/minutes")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.chair")
                .isEqualTo("王书记")
                .jsonPath("$.recorder")
                .isEqualTo("赵代记")
                .jsonPath("$.items[0].topic")
                .isEqualTo("集中学习")
                .jsonPath("$.turnout.expected")
                .isEqualTo(3)
                .jsonPath("$.turnout.present")
                .isEqualTo(1)
                .jsonPath("$.turnout.unrecorded")
                .isEqualTo(2);
    }

    @Test
    void minutesWithoutAChairAreRefused() {
        var branch = steps.branch(1);
        var id = steps.published(branch, "chair", "");
        Steps.expectProblem(steps.minutes(branch, id, Map.of()), 422, "minutes.chair-missing");
        Steps.expectProblem(steps.get(branch.secretary(), "/" + id + "/minutes"), 404, "minutes.unknown");
    }

    @Test
    void textThatCannotBeStoredIsTheCallersFault() {
        var branch = steps.branch(1);
        var id = steps.published(branch);
        var items = List.of(Map.of("topic", "学习", "extract", "a\u0000b"));
        Steps.expectProblem(steps.minutes(branch, id, Map.of("items", items)), 400, "request.text");
    }

    @Test
    void theOutcomeOfAVoteFollowsFromTheRuleOfTheDay() {
        var branch = steps.branch(7); // six full members and one on probation
        var id = held(branch, 6);
        assertThat(outcome(branch, id, vote(6, 4, 4, 0, 0))).isEqualTo("PASSED");
        assertThat(outcome(branch, id, vote(6, 4, 3, 1, 0))).isEqualTo("REJECTED");
        assertThat(outcome(branch, id, vote(6, 2, 2, 0, 0))).isEqualTo("NO_QUORUM");
    }

    @Test
    void aVoteMustFitTheListOfThoseExpected() {
        var branch = steps.branch(7);
        var id = held(branch, 6);
        steps.minutes(branch, id, Map.of("vote", vote(7, 6, 4, 1, 0)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("vote.inconsistent")
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[0].message")
                .isEqualTo("应到会有表决权的 7 人，多于应到名单中的正式党员 6 人。")
                .jsonPath("$.errors[1].message")
                .isEqualTo("赞成、反对、弃权合计 5 票，应等于实到会 6 人；未投的记为弃权。");
        Steps.expectProblem(steps.minutes(branch, id, Map.of("vote", vote(6, -1, 0, 0, 0))), 400, "request.invalid");
    }

    @Test
    void noMoreVotedThanWereThere() {
        var branch = steps.branch(7);
        var id = held(branch, 3);
        steps.minutes(branch, id, Map.of("vote", vote(6, 4, 4, 0, 0)))
                .expectStatus()
                .isOk();
        Steps.expectProblem(steps.put(branch, id, "/closure"), 409, "vote.more-than-there");
        steps.record(branch, id, 4, "PRESENT").expectStatus().isOk();
        steps.put(branch, id, "/closure").expectStatus().isOk();
    }

    @Test
    void aLectureDoesNotVote() {
        var branch = steps.branch(2);
        var id = steps.published(branch, "kind", "PARTY_LECTURE");
        Steps.expectProblem(steps.minutes(branch, id, Map.of("vote", vote(1, 1, 1, 0, 0))), 422, "vote.not-here");
    }

    private UUID held(TestBranch branch, int present) {
        var id = steps.published(branch, "kind", "BRANCH_ASSEMBLY");
        for (int member = 0; member < present; member++) {
            steps.record(branch, id, member, "PRESENT").expectStatus().isOk();
        }
        return id;
    }

    private String outcome(TestBranch branch, UUID id, Map<String, ?> vote) {
        return Steps.body(steps.minutes(branch, id, Map.of("vote", vote)))
                .get("outcome")
                .asString();
    }

    private static Map<String, Object> vote(int entitled, int present, int votesFor, int against, int abstain) {
        return Map.of(
                "entitled", entitled,
                "present", present,
                "for", votesFor,
                "against", against,
                "abstain", abstain,
                "method", "SECRET");
    }
}
