package dangjian.member.roster;

import org.jspecify.annotations.Nullable;

/// Which members are wanted, by what is known of their membership.
record RosterFilter(
        @Nullable MemberStage stage,
        @Nullable MemberStatus status,
        @Nullable Boolean isMobile,
        @Nullable Boolean isLost) {}
