package dangjian.activity.meeting;

import dangjian.kit.calendar.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which activities are asked for.
///
/// @param under of this organisation and all below it
/// @param from start on this day or later
/// @param to start on this day or earlier
record ActivityFilter(
        @Nullable UUID under,
        @Nullable String kind,
        @Nullable ActivityState state,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @Nullable
    String stateName() {
        return state == null ? null : state.name();
    }

    @Nullable
    Instant fromInstant() {
        return from == null ? null : BusinessTime.startOf(within(from));
    }

    @Nullable
    Instant toInstant() {
        return to == null ? null : BusinessTime.startOf(within(to).plusDays(1));
    }

    /// No activity lies outside, but a date may lie where the database cannot follow.
    private static LocalDate within(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }
}
