package dangjian.member.ballot;

import static dangjian.member.ballot.MajorityTests.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MajorityProperties {

    private static final Share HALF = new Share(1, 2);

    @Property
    void whoeverIsAdmittedHasMoreThanHalfOfAllBehindHim(
            @ForAll @IntRange(min = 1, max = 500) int entitled,
            @ForAll @IntRange(max = 500) int present,
            @ForAll @IntRange(max = 500) int votesFor,
            @ForAll @IntRange(max = 500) int written) {
        var outcome = new AdmissionMajority(HALF, HALF).outcome(ballot(entitled, present, votesFor, written));
        var isAdmitted = 2 * present > entitled && 2 * (votesFor + written) > entitled;
        assertThat(outcome == BallotOutcome.PASSED).isEqualTo(isAdmitted);
    }

    @Property
    void writtenOpinionsNeverPassAResolution(
            @ForAll @IntRange(min = 1, max = 500) int entitled,
            @ForAll @IntRange(max = 500) int present,
            @ForAll @IntRange(max = 500) int votesFor,
            @ForAll @IntRange(max = 500) int written) {
        var majority = new ResolutionMajority(HALF, HALF);
        assertThat(majority.outcome(ballot(entitled, present, votesFor, written)))
                .isEqualTo(majority.outcome(ballot(entitled, present, votesFor, 0)));
    }

    @Property
    void oneMoreVoteForNeverTurnsAnElectionAgainst(
            @ForAll @IntRange(min = 1, max = 500) int entitled,
            @ForAll @IntRange(max = 500) int present,
            @ForAll @IntRange(max = 499) int votesFor) {
        var majority = new ElectionMajority(new Share(4, 5), HALF);
        if (majority.outcome(ballot(entitled, present, votesFor, 0)) == BallotOutcome.PASSED) {
            assertThat(majority.outcome(ballot(entitled, present, votesFor + 1, 0)))
                    .isEqualTo(BallotOutcome.PASSED);
        }
    }
}
