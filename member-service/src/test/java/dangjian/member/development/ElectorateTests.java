package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import dangjian.member.ballot.Ballot;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// 应到会有表决权的党员 are those of the roster, less who is left out by name and for a reason.
class ElectorateTests {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 5);
    private static final LocalDate AFTER = LocalDate.of(2026, 11, 5);

    @Test
    void allEightShouldAttendAndNotJustTheOneWhoCame() {
        mustFail("member.development.entitled", () -> eight(BEFORE, false).check(vote(), ballot(1)));
        mustFail("member.development.entitled", () -> eight(BEFORE, false).check(vote(), ballot(7)));
        mustFail("member.development.entitled", () -> eight(BEFORE, false).check(vote(), ballot(9)));
        assertThat(eight(BEFORE, false).check(vote(), ballot(8)).unknownVoters())
                .isNull();
    }

    @Test
    void whoeverIsLeftOutByNameWithAConsentIsNotCounted() {
        var vote = vote(excluded(0, Exclusion.Ground.BEDRIDDEN, "街道党工委2026年10月8日同意"));
        assertThat(eight(BEFORE, false).check(vote, ballot(7)).excluded()).hasSize(1);
        mustFail("member.development.entitled", () -> eight(BEFORE, false).check(vote, ballot(8)));
        mustFail(
                "member.development.exclusion-consent",
                () -> eight(BEFORE, false).check(vote(excluded(0, Exclusion.Ground.AWAY, " ")), ballot(7)));
    }

    @Test
    void nobodyIsLeftOutTwiceOrWithoutHavingAVote() {
        var one = excluded(0, Exclusion.Ground.ABROAD, "同意");
        mustFail(
                "member.development.exclusion-twice", () -> eight(BEFORE, false).check(vote(one, one), ballot(6)));
        mustFail(
                "member.development.exclusion-no-voter",
                () -> eight(BEFORE, false).check(vote(excluded(8, Exclusion.Ground.ABROAD, "同意")), ballot(7)));
    }

    @Test
    void onlyWhoWasRegisteredLaterMayNotHaveBeenHere() {
        var vote = vote(excluded(0, Exclusion.Ground.NOT_HERE_THEN, null));
        mustFail("member.development.exclusion-here", () -> eight(BEFORE, true).check(vote, ballot(7)));
        assertThat(eight(AFTER, true).check(vote, ballot(7)).unknownVoters()).isNull();
    }

    @Test
    void ofEarlierMeetingsTheRosterMayKnowLessAndThatIsSaid() {
        assertThat(eight(AFTER, true).check(vote(), ballot(10)).unknownVoters()).isEqualTo(2);
        mustFail("member.development.entitled", () -> eight(AFTER, true).check(vote(), ballot(7)));
    }

    private static void mustFail(String code, ThrowingCallable check) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(check)
                .satisfies(
                        problem -> assertThat(problem.faults()).singleElement().returns(code, Problem.Fault::code));
    }

    private static Electorate eight(LocalDate registeredOn, boolean mayBeIncomplete) {
        return new Electorate(
                DAY,
                mayBeIncomplete,
                IntStream.range(0, 8)
                        .mapToObj(number -> new Electorate.Voter(new UUID(0, number), "党员" + number, registeredOn))
                        .toList());
    }

    private static StepDetails.Vote vote(Exclusion... excluded) {
        return new StepDetails.Vote(null, List.of(excluded), null, null, null, null);
    }

    private static Exclusion excluded(int number, Exclusion.Ground ground, @Nullable String consent) {
        return new Exclusion(new UUID(0, number), ground, consent);
    }

    private static Ballot ballot(int entitled) {
        return new Ballot(entitled, entitled, entitled, 0, 0, 0, 0, 0, true);
    }
}
