package dangjian.member.roster;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A membership that the roster knows of somebody who applies: it holds still, or ended and why.
public record PriorMembership(
        UUID memberId,
        MemberStatus status,
        @Nullable ExitReason exitReason,
        @Nullable LocalDate exitedOn) {

    public boolean isExpulsion() {
        return status == MemberStatus.EXPELLED;
    }

    /// Whoever withdrew, was removed, disqualified or expelled may join anew (重新入党).
    ///
    /// @throws Problem when the membership holds, here or elsewhere, or the day is not after it
    public void mustAllowApplying(LocalDate on) {
        if (status.isCurrent()) {
            throw Problem.conflict("member.registered").at(RosterField.ID_NUMBER.pointer(), "import.registered");
        }
        if (exitReason == ExitReason.TRANSFERRED_OUT || exitReason == ExitReason.DIED) {
            throw conflict(exitReason == ExitReason.DIED ? "member.rejoin.died" : "member.rejoin.transferred-out");
        }
        if (exitedOn == null) {
            throw conflict("member.rejoin.day-unknown");
        }
        if (on.isBefore(exitedOn)) {
            throw conflict("member.rejoin.before-exit", exitedOn.toString());
        }
    }

    private static Problem conflict(String code, Object... arguments) {
        return Problem.conflict("member.rejoin").at(RosterField.ID_NUMBER.pointer(), code, arguments);
    }
}
