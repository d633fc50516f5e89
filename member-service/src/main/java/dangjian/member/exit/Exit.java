package dangjian.member.exit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.RosterMember;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A proposal to end a membership (离开党组织); the roster changes when it is approved.
///
/// @param proposedBy account of whom has proposed it; unknown of what was proposed before accounts were kept
record Exit(
        UUID id,
        UUID memberId,
        ExitReason reason,
        LocalDate effectiveOn,
        String explanation,
        @Schema(description = "所依据的组织处置") @Nullable UUID disposalId,
        State state,
        @JsonIgnore @Nullable UUID proposedBy,
        @Schema(description = "提出人") String proposer,
        Instant proposedAt,
        @Schema(description = "批准人") @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String note,
        int version) {

    void mustComeAfterJoining(RosterMember member) {
        if (effectiveOn.isBefore(member.joinedOn())) {
            throw Problem.unprocessable("member.exit.rules").at("/effectiveOn", "member.exited-on.before-joining");
        }
    }

    /// Nobody approves what they have proposed.
    void mustNotBeOf(Caller caller) {
        if (caller.accountId().equals(proposedBy)) {
            throw Problem.conflict("member.exit.own");
        }
    }

    Exit decide(State decision, String by, String why, Instant now) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("member.exit.decided");
        }
        return new Exit(
                id,
                memberId,
                reason,
                effectiveOn,
                explanation,
                disposalId,
                decision,
                proposedBy,
                proposer,
                proposedAt,
                by,
                now,
                why,
                version + 1);
    }

    /// It was a mistake: what it changed is undone, and it stays on record.
    Exit annul() {
        if (state != State.APPROVED) {
            throw Problem.conflict("member.annulment.not-approved");
        }
        return new Exit(
                id,
                memberId,
                reason,
                effectiveOn,
                explanation,
                disposalId,
                State.ANNULLED,
                proposedBy,
                proposer,
                proposedAt,
                decider,
                decidedAt,
                note,
                version + 1);
    }

    /// How far it has come.
    enum State {
        /// 待批准
        PROPOSED,
        /// 已批准
        APPROVED,
        /// 不予批准
        REJECTED,
        /// 误办，已撤销
        ANNULLED
    }
}
