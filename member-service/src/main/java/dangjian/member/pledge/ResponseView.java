package dangjian.member.pledge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A response as the branch sees it.
record ResponseView(
        UUID id,
        PledgeResponse.Kind kind,
        @Schema(description = "留言；纯文本，显示时须转义") @Nullable String text,
        Instant receivedAt,
        @Schema(description = "是否公开显示；未审核的不写") PledgeResponse.@Nullable Decision decision,
        @Nullable Instant decidedAt,
        @Nullable String moderator) {

    static ResponseView of(PledgeResponse response) {
        return new ResponseView(
                response.id(),
                response.kind(),
                response.text(),
                response.receivedAt(),
                response.decision(),
                response.decidedAt(),
                response.moderator());
    }
}
