package dangjian.member.merge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A merge as it goes out.
record MergeView(
        UUID id,
        @Schema(description = "保留的记录") UUID survivorId,
        @Schema(description = "重复的记录；合并后仍在，指向保留的记录") UUID duplicateId,
        @Schema(description = "选用重复记录的值的字段") List<String> taken,

        @Schema(description = "依据", example = "核对身份证原件，系同一人")
        String ground,

        Merge.State state,
        @Schema(description = "提出人") String proposer,
        Instant proposedAt,
        @Schema(description = "批准人") @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String note,
        int version) {

    static MergeView of(Merge merge) {
        return new MergeView(
                merge.id(),
                merge.survivorId(),
                merge.duplicateId(),
                List.of(merge.taken()),
                merge.ground(),
                merge.state(),
                merge.proposer(),
                merge.proposedAt(),
                merge.decider(),
                merge.decidedAt(),
                merge.note(),
                merge.version());
    }
}
