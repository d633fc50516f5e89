package dangjian.org.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// From when to when an organisation exists.
///
/// @param dissolvedOn the first day on which it no longer exists
record Lifetime(
        LocalDate foundedOn,
        @Nullable LocalDate dissolvedOn,
        @Nullable String dissolutionReason) {

    static Lifetime since(LocalDate foundedOn) {
        return new Lifetime(foundedOn, null, null);
    }

    boolean isOver() {
        return dissolvedOn != null;
    }
}
