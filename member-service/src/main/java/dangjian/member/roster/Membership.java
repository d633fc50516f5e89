package dangjian.member.roster;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// As what and since when somebody belongs to the Party.
record Membership(
        MemberStage stage,
        MemberStatus status,
        LocalDate joinedOn,
        @Nullable LocalDate fullOn) {

    Membership confirmed(LocalDate day) {
        return new Membership(MemberStage.FULL, status, joinedOn, day);
    }

    Membership as(MemberStatus other) {
        return new Membership(stage, other, joinedOn, fullOn);
    }

    /// The length of membership (党龄) on a day; it counts from the day of becoming a full member.
    ///
    /// @param correction months that count besides (党龄校正值)
    Period length(LocalDate day, int correction) {
        var since = fullOn == null ? day : fullOn.minusMonths(correction);
        return since.isAfter(day) ? Period.ZERO : since.until(day);
    }
}
