package dangjian.member.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether somebody can be reached: lost (失联) since when, mobile (流动) to where.
record Whereabouts(
        boolean isLost,
        @Nullable LocalDate lostOn,
        boolean isMobile,
        @Nullable String mobileTo) {}
