package dangjian.member.discipline;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which penalties are wanted.
///
/// @param dueBy only probations that have ended by this day and await a decision on restoring rights
record PenaltyFilter(
        @Nullable UUID under,
        @Nullable UUID memberId,
        @Nullable LocalDate dueBy) {}
