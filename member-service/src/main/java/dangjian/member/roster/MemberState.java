package dangjian.member.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What other services may know of a member; the payload of its events.
record MemberState(
        UUID id,
        UUID orgId,
        String name,
        MemberStage stage,
        MemberStatus status,
        LocalDate joinedOn,
        @Nullable LocalDate fullOn,
        boolean isMobile,
        boolean isLost,
        int completeness,
        LocalDate registeredOn,
        int version) {

    static MemberState of(Member member) {
        return new MemberState(
                member.id(),
                member.orgId(),
                member.person().name(),
                member.membership().stage(),
                member.membership().status(),
                member.membership().joinedOn(),
                member.membership().fullOn(),
                member.whereabouts().isMobile(),
                member.whereabouts().isLost(),
                member.completeness().percent(),
                member.registration().registeredOn(),
                member.version());
    }
}
