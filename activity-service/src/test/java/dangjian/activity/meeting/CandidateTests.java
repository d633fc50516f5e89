package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.activity.meeting.Candidate.Standing;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTests {

    @ParameterizedTest
    @CsvSource({
        // invited, belongs, everyone invited, open to guests, standing
        "true,  true,  true,  false, EXPECTED",
        "true,  false, false, false, EXPECTED",
        "false, true,  true,  false, JOINED_SINCE",
        "false, true,  false, false, OUTSIDER",
        "false, true,  false, true,  GUEST",
        "false, false, true,  false, OUTSIDER",
        "false, false, true,  true,  GUEST"
    })
    void theStandingFollowsFromListAndBranch(
            boolean invited, boolean belongs, boolean everyone, boolean openToGuests, Standing expected) {
        var activity = ActivityTests.planned(openToGuests).publish(everyone, ActivityTests.BEFORE);
        assertThat(candidate("NORMAL", invited, belongs).standingIn(activity)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "EXPELLED", "EXITED"})
    void whoHasNoPartyLifeAttendsNothing(String status) {
        var activity = ActivityTests.planned(true).publish(true, ActivityTests.BEFORE);
        assertThat(candidate(status, true, true).standingIn(activity)).isEqualTo(Standing.OUTSIDER);
    }

    @Test
    void whomTheRosterDoesNotKnowIsAnOutsiderEverywhere() {
        var activity = ActivityTests.planned(true).publish(true, ActivityTests.BEFORE);
        assertThat(Candidate.unknown(UUID.randomUUID()).standingIn(activity)).isEqualTo(Standing.OUTSIDER);
    }

    private static Candidate candidate(String status, boolean invited, boolean belongs) {
        return new Candidate(UUID.randomUUID(), UUID.randomUUID(), "FULL", status, invited, belongs);
    }
}
