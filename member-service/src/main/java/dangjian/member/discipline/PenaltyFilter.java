package dangjian.member.discipline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which penalties are wanted.
///
/// @param dueBy only probations that have ended by this day and await a decision on restoring rights
record PenaltyFilter(
        @Schema(description = "只看这个党组织及其下级的") @Nullable UUID under,
        @Schema(description = "只看这名党员的") @Nullable UUID memberId,
        @Schema(description = "只看呈报待批准、已作出或不予批准的") Penalty.@Nullable State state,

        @Schema(description = "只看到这一天为止留党察看期满、尚待决定的") @Nullable
        LocalDate dueBy) {

    /// Of the same ones those that were imposed.
    PenaltyFilter imposed() {
        return new PenaltyFilter(under, memberId, Penalty.State.IMPOSED, dueBy);
    }
}
