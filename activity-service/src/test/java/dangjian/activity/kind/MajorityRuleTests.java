package dangjian.activity.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.activity.kind.MajorityRule.Base;
import dangjian.activity.kind.MajorityRule.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityRuleTests {

    private static final MajorityRule RESOLUTION = rule(1, 2, true, Base.ENTITLED);
    private static final MajorityRule COMMITTEE = rule(1, 2, false, Base.ENTITLED);
    private static final MajorityRule ELECTION = rule(4, 5, true, Base.PRESENT);

    @ParameterizedTest
    @CsvSource({
        // entitled, present, for, outcome
        "10, 4,  4,  NO_QUORUM",
        "10, 5,  5,  REJECTED",
        "10, 6,  5,  REJECTED",
        "10, 6,  6,  PASSED",
        "11, 5,  5,  NO_QUORUM",
        "11, 6,  6,  PASSED",
        "3,  3,  2,  PASSED",
        "3,  3,  1,  REJECTED",
        "2000000000, 2000000000, 1000000001, PASSED"
    })
    void aBranchResolvesWithHalfPresentAndMoreThanHalfOfAllEntitled(
            int entitled, int present, int votesFor, Outcome expected) {
        assertThat(RESOLUTION.outcome(entitled, present, votesFor)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"6, 3, 3, NO_QUORUM", "6, 4, 4, PASSED", "6, 4, 3, REJECTED"})
    void aCommitteeNeedsMoreThanHalfPresent(int entitled, int present, int votesFor, Outcome expected) {
        assertThat(COMMITTEE.outcome(entitled, present, votesFor)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 7, 7, NO_QUORUM", "10, 8, 4, REJECTED", "10, 8, 5, PASSED"})
    void anElectionWouldCountThosePresent(int entitled, int present, int votesFor, Outcome expected) {
        assertThat(ELECTION.outcome(entitled, present, votesFor)).isEqualTo(expected);
    }

    private static MajorityRule rule(int numerator, int denominator, boolean inclusive, Base base) {
        return new MajorityRule(
                "TEST", LocalDate.of(2018, 10, 28), "测试", numerator, denominator, inclusive, 1, 2, base, "测试", false);
    }
}
