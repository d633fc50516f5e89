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
    Period length(LocalDate day) {
        return fullOn == null || fullOn.isAfter(day) ? Period.ZERO : fullOn.until(day);
    }
}
