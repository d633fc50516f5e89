package dangjian.member.mobility;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which stays are wanted.
///
/// @param contactDueBy only of members abroad with whom somebody must have spoken by this day
/// @param contactMonths how often that must be, by the rule in force
record MobileFilter(
        @Nullable UUID under,
        @Nullable UUID memberId,
        boolean isCurrent,
        @Nullable LocalDate contactDueBy,
        int contactMonths) {

    MobileFilter every(int months) {
        return new MobileFilter(under, memberId, isCurrent, contactDueBy, months);
    }
}
