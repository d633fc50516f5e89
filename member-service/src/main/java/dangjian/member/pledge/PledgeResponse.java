package dangjian.member.pledge;

import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a resident said to a pledge (群众评议): a confirmation, or a comment. Nobody is asked who it was.
record PledgeResponse(
        UUID id,
        UUID pledgeId,
        Kind kind,
        @Nullable String text,
        Instant receivedAt,
        @Nullable Decision decision,
        @Nullable Instant decidedAt,
        @Nullable String moderator) {

    PledgeResponse {
        if ((kind == Kind.COMMENT) != (text != null)) {
            throw Problem.invalid("request.invalid").at("/text", "member.pledge.comment-text");
        }
    }

    /// Whoever moderates may think again.
    PledgeResponse moderate(Decision taken, String by, Instant now) {
        return new PledgeResponse(id, pledgeId, kind, text, receivedAt, taken, now, by);
    }

    /// What was said.
    enum Kind {
        /// 确认已兑现
        CONFIRMATION,
        /// 留言
        COMMENT
    }

    /// Whether it is shown.
    enum Decision {
        SHOWN,
        HIDDEN
    }
}
