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

    /// Where a person is who has two records: lost only if nobody knows under either, away if so under one of them.
    Whereabouts and(Whereabouts other) {
        var isLostTwice = isLost && other.isLost;
        var away = isMobile ? this : other;
        return new Whereabouts(isLostTwice, isLostTwice ? lostOn : null, away.isMobile, away.mobileTo);
    }
}
