package dangjian.member.exit;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.roster.ExitReason;
import dangjian.member.rule.Approver;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who approves an exit for a reason, by which procedure of the platform, and what it needs.
///
/// @param needsDisposal the disposition (组织处置) that must have been decided before
record ExitRule(
        ExitReason reason,
        LocalDate effectiveOn,
        Approver approvedBy,
        Procedure procedure,
        Disposal.@Nullable Kind needsDisposal,
        String basis,
        boolean isVerified) {

    void mustBePossibleHere() {
        if (procedure != Procedure.EXIT) {
            throw Problem.unprocessable("member.exit.rules").at("/reason", "member.exit.other-procedure");
        }
    }

    /// Whether the branch records it alone.
    boolean isForBranch() {
        return approvedBy == Approver.BRANCH;
    }

    void mustBeApprovedBy(Caller caller) {
        if (!approvedBy.is(caller)) {
            throw Problem.forbidden("member.exit.not-approver");
        }
    }

    /// Whether a disposition is the one that an exit for this reason must rest on.
    void mustRestOn(@Nullable Disposal disposal) {
        if (needsDisposal == null) {
            return;
        }
        if (disposal == null || disposal.kind() != needsDisposal || disposal.result() != expected()) {
            throw Problem.unprocessable("member.exit.rules").at("/disposalId", "member.exit.needs-disposal");
        }
    }

    private Disposal.@Nullable Result expected() {
        return switch (reason) {
            case PERSUADED_TO_LEAVE -> Disposal.Result.LEFT;
            case REMOVED_AFTER_PERSUASION -> Disposal.Result.REFUSED;
            default -> null;
        };
    }

    /// Where in the platform it is done.
    enum Procedure {
        EXIT,
        TRANSFER,
        DEVELOPMENT,
        DISCIPLINE
    }
}
