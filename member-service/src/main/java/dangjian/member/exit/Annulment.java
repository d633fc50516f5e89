package dangjian.member.exit;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to undo an exit that was a mistake (撤销误办的离开事项); a second person decides on it.
record Annulment(
        UUID id,
        UUID exitId,
        @Schema(example = "同名误登，本人健在") String ground,
        UUID requesterId,
        @Schema(description = "提出人") String requester,
        Instant requestedAt,
        State state,
        @Schema(description = "决定人") @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String note,
        int version) {

    /// @throws Problem when it is decided already, or by who asked for it
    Annulment decide(State decision, Caller by, String why, Instant now) {
        if (state != State.REQUESTED) {
            throw Problem.conflict("member.annulment.decided");
        }
        if (by.accountId().equals(requesterId)) {
            throw Problem.forbidden("member.annulment.second-person");
        }
        return new Annulment(
                id, exitId, ground, requesterId, requester, requestedAt, decision, by.name(), now, why, version + 1);
    }

    /// How far it has come.
    enum State {
        /// 待确认
        REQUESTED,
        /// 已确认，该事项已撤销
        CONFIRMED,
        /// 不予撤销
        REFUSED
    }
}
