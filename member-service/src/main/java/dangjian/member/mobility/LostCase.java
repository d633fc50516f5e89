package dangjian.member.mobility;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import dangjian.member.roster.RosterMember;
import dangjian.member.rule.RuleNumbers.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time in which nobody knows where a member is (失联), and what was done to find out.
///
/// @param efforts how many attempts to find the member are on record
/// @param suspendedOn since when the membership is suspended (停止党籍)
record LostCase(
        UUID id,
        UUID memberId,
        LocalDate since,
        String circumstance,
        @Nullable LocalDate foundOn,
        String recorder,
        Instant recordedAt,
        int efforts,
        @Nullable LocalDate suspendedOn,
        int version) {

    void mustBeginAfterJoining(RosterMember member) {
        if (since.isBefore(member.joinedOn())) {
            throw Problem.unprocessable("member.lost.rules").at("/since", "member.lost.before-joining");
        }
    }

    LostCase found(LocalDate day) {
        mustBeOpen();
        if (day.isBefore(since)) {
            throw Problem.unprocessable("member.lost.rules").at("/foundOn", "member.lost.found-on");
        }
        return new LostCase(
                id, memberId, since, circumstance, day, recorder, recordedAt, efforts, suspendedOn, version + 1);
    }

    void mustTakeEffort(LocalDate day) {
        mustBeOpen();
        if (day.isBefore(since)) {
            throw Problem.unprocessable("member.lost.rules").at("/madeOn", "member.lost.made-on");
        }
    }

    /// From when on the membership may be suspended, provided that somebody has searched.
    LocalDate maySuspendFrom(Numbers numbers) {
        return Months.plus(since, numbers.get("lost-suspension-months"));
    }

    /// When the member must be removed for leaving (按自行脱党除名); unknown until the membership is suspended.
    @Nullable
    LocalDate removalDueOn(Numbers numbers) {
        return suspendedOn == null || foundOn != null
                ? null
                : Months.plus(suspendedOn, numbers.get("lost-removal-months"));
    }

    /// Whether something is to be done today: suspending, or removing.
    boolean isDue(LocalDate today, Numbers numbers) {
        if (foundOn != null) {
            return false;
        }
        var removal = removalDueOn(numbers);
        return removal == null ? !maySuspendFrom(numbers).isAfter(today) : !removal.isAfter(today);
    }

    private void mustBeOpen() {
        if (foundOn != null) {
            throw Problem.conflict("member.lost.found");
        }
    }
}
