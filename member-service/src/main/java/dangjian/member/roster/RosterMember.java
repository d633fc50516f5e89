package dangjian.member.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member as the other features of this service see it: no ID number, phone or address.
///
/// @param orgId the branch that holds the membership
/// @param path materialised path of the branch
/// @param position code of the job (工作岗位)
/// @param fullOn 转为正式党员日期; the length of membership counts from it
public record RosterMember(
        UUID id,
        UUID orgId,
        String orgName,
        String path,
        String name,
        Sex sex,
        LocalDate birthday,
        @Nullable String position,
        MemberStage stage,
        MemberStatus status,
        LocalDate joinedOn,
        @Nullable LocalDate fullOn,
        boolean isLost,
        boolean isMobile,
        int version) {

    static RosterMember of(PlacedMember placed) {
        var member = placed.member();
        return new RosterMember(
                member.id(),
                member.orgId(),
                placed.orgName(),
                placed.path(),
                member.person().name(),
                member.person().sex(),
                member.person().birthday(),
                member.person().position(),
                member.membership().stage(),
                member.membership().status(),
                member.membership().joinedOn(),
                member.membership().fullOn(),
                member.whereabouts().isLost(),
                member.whereabouts().isMobile(),
                member.version());
    }

    /// Whether the membership still holds, be it suspended.
    public boolean isCurrent() {
        return status.isCurrent();
    }
}
