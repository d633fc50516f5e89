package dangjian.member.development;

import dangjian.kit.web.Problem;
import dangjian.member.roster.PriorMembership;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An applicant whom the roster knows already.
///
/// @param barredUntil the first day on which somebody who was expelled may join anew
record FormerMember(PriorMembership membership, @Nullable LocalDate barredUntil) {

    /// @throws Problem when the person is a member, or may not join anew yet
    void mustAllowApplying(LocalDate on) {
        membership.mustAllowApplying(on);
        if (barredUntil != null && on.isBefore(barredUntil)) {
            throw Problem.conflict("member.rejoin").at("/idNumber", "member.rejoin.expelled", barredUntil.toString());
        }
    }
}
