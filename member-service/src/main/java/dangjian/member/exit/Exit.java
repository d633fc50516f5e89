package dangjian.member.exit;

import dangjian.kit.web.Problem;
import dangjian.member.roster.ExitReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A proposal to end a membership (离开党组织); the roster changes when it is approved.
record Exit(
        UUID id,
        UUID memberId,
        ExitReason reason,
        LocalDate effectiveOn,
        String explanation,
        @Schema(description = "所依据的组织处置") @Nullable UUID disposalId,
        State state,
        @Schema(description = "提出人") String proposer,
        Instant proposedAt,
        @Schema(description = "批准人") @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String note,
        int version) {

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
                proposer,
                proposedAt,
                by,
                now,
                why,
                version + 1);
    }

    /// How far it has come.
    enum State {
        /// 待批准
        PROPOSED,
        /// 已批准
        APPROVED,
        /// 不予批准
        REJECTED
    }
}
