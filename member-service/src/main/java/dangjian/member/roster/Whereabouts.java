package dangjian.member.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether somebody can be reached: lost (失联) since when, mobile (流动) to where.
record Whereabouts(
        boolean isLost,
        @Nullable LocalDate lostOn,
        boolean isMobile,
        @Nullable String mobileTo) {

    Whereabouts lost(LocalDate since) {
        return new Whereabouts(true, since, isMobile, mobileTo);
    }

    Whereabouts found() {
        return new Whereabouts(false, null, isMobile, mobileTo);
    }

    Whereabouts away(String destination) {
        return new Whereabouts(isLost, lostOn, true, destination);
    }

    Whereabouts back() {
        return new Whereabouts(isLost, lostOn, false, null);
    }
}
