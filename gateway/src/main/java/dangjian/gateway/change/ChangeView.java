package dangjian.gateway.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A change as a CloudEvent 1.0 (structured JSON).
@Schema(name = "Change")
record ChangeView(
        @Schema(example = "1.0") String specversion,
        @Schema(description = "同一事件始终相同，凭它去重") UUID id,
        @Schema(example = "/member-service") String source,
        @Schema(example = "member.changed.v1") String type,
        UUID subject,
        Instant time,
        @Schema(example = "application/json") String datacontenttype,
        @Schema(types = "object") JsonNode data) {

    /// What somebody is told whose scope the subject has left.
    static final String LEFT = "gateway.left-scope.v1";
}
