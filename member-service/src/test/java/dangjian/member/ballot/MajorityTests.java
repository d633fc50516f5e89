package dangjian.member.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTests {

    private static final Share HALF = new Share(1, 2);
    private static final Share FOUR_FIFTHS = new Share(4, 5);

    @ParameterizedTest(name = "{0} entitled, {1} present, {2} for, {3} written for: {4}")
    @CsvSource(textBlock = """
            9,  7, 6, 0, PASSED
            9,  5, 5, 0, PASSED
            9,  5, 4, 0, NOT_PASSED
            9,  5, 4, 1, PASSED
            10, 5, 5, 5, NO_QUORUM
            10, 6, 5, 0, NOT_PASSED
            10, 6, 6, 0, PASSED
            3,  2, 2, 0, PASSED
            3,  1, 1, 2, NO_QUORUM
            """)
    void admissionNeedsMoreThanHalfOfThoseWhoShouldAttend(
            int entitled, int present, int votesFor, int written, BallotOutcome outcome) {
        var majority = new AdmissionMajority(HALF, HALF);
        assertThat(majority.outcome(ballot(entitled, present, votesFor, written)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} entitled, {1} present, {2} for, {3} written for: {4}")
    @CsvSource(textBlock = """
            10, 5, 5, 5, NOT_PASSED
            10, 4, 4, 6, NO_QUORUM
            10, 6, 6, 0, PASSED
            9,  5, 4, 1, NOT_PASSED
            9,  5, 5, 0, PASSED
            """)
    void aResolutionNeedsHalfThereAndMoreThanHalfOfAllInTheMeeting(
            int entitled, int present, int votesFor, int written, BallotOutcome outcome) {
        var majority = new ResolutionMajority(HALF, HALF);
        assertThat(majority.outcome(ballot(entitled, present, votesFor, written)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} entitled, {1} present, {2} for: {3}")
    @CsvSource(textBlock = """
            10, 8, 5, PASSED
            10, 8, 4, NOT_PASSED
            10, 7, 7, NO_QUORUM
            11, 9, 5, PASSED
            11, 8, 8, NO_QUORUM
            """)
    void anElectionCountsAgainstThosePresent(int entitled, int present, int votesFor, BallotOutcome outcome) {
        var majority = new ElectionMajority(FOUR_FIFTHS, HALF);
        assertThat(majority.outcome(ballot(entitled, present, votesFor, 0))).isEqualTo(outcome);
    }

    @Test
    void moreVotesThanPeopleAreRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ballot(9, 5, 6, 0).check("/ballot"))
                .returns("member.ballot", Problem::code);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ballot(9, 5, 5, 5).check("/ballot"))
                .returns("member.ballot", Problem::code);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ballot(9, 10, 5, 0).check("/ballot"))
                .returns("member.ballot", Problem::code);
    }

    static Ballot ballot(int entitled, int present, int votesFor, int writtenFor) {
        return new Ballot(entitled, present, votesFor, 0, 0, 0, writtenFor, 0, true);
    }
}
