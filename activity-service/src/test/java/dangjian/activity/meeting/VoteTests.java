package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dangjian.kit.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteTests {

    @Test
    void aVoteAddsUpToThosePresent() {
        assertThatCode(() -> vote(10, 8, 5, 2, 1).mustAddUp(10)).doesNotThrowAnyException();
        assertThat(faults(vote(10, 8, 5, 2, 0), 10)).containsExactly("vote.sum");
        assertThat(faults(vote(10, 8, 5, 2, 2), 10)).containsExactly("vote.sum");
    }

    @Test
    void noMoreArePresentThanEntitledAndNoMoreEntitledThanExpected() {
        assertThat(faults(vote(10, 11, 11, 0, 0), 10)).containsExactly("vote.present");
        assertThat(faults(vote(10, 8, 8, 0, 0), 9)).containsExactly("vote.entitled");
    }

    @Test
    void everyWrongNumberIsNamedAtOnce() {
        assertThat(faults(vote(10, 11, 1, 0, 0), 9)).containsExactly("vote.entitled", "vote.present", "vote.sum");
    }

    @Test
    void hugeNumbersDoNotOverflow() {
        assertThat(faults(vote(1, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, 2), 1))
                .containsExactly("vote.sum");
    }

    private static List<String> faults(Vote vote, long expected) {
        var problem = catchThrowableOfType(Problem.class, () -> vote.mustAddUp(expected));
        return problem.faults().stream().map(Problem.Fault::code).toList();
    }

    private static Vote vote(int entitled, int present, int votesFor, int against, int abstain) {
        return new Vote(entitled, present, votesFor, against, abstain, Vote.Method.SECRET);
    }
}
