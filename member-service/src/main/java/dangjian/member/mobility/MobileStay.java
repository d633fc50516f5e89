package dangjian.member.mobility;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import dangjian.member.roster.RosterMember;
import dangjian.member.rule.RuleNumbers.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time in which a member lives or works elsewhere (流动), looked after from both sides.
///
/// @param inflowOrgId organisation of the district where the member takes part meanwhile
/// @param until the day of coming back; absent while away
/// @param lastContactOn when somebody last spoke with the member
record MobileStay(
        UUID id,
        UUID memberId,
        String destination,
        boolean isAbroad,
        @Nullable UUID inflowOrgId,
        LocalDate since,
        @Nullable LocalDate until,
        String ground,
        String recorder,
        Instant recordedAt,
        @Nullable LocalDate lastContactOn,
        int version) {

    void mustBeginAfterJoining(RosterMember member) {
        if (since.isBefore(member.joinedOn())) {
            throw Problem.unprocessable("member.mobile.rules").at("/since", "member.mobile.before-joining");
        }
    }

    MobileStay end(LocalDate day) {
        if (until != null) {
            throw Problem.conflict("member.mobile.ended");
        }
        if (day.isBefore(since)) {
            throw Problem.unprocessable("member.mobile.rules").at("/until", "member.mobile.until");
        }
        return new MobileStay(
                id,
                memberId,
                destination,
                isAbroad,
                inflowOrgId,
                since,
                day,
                ground,
                recorder,
                recordedAt,
                lastContactOn,
                version + 1);
    }

    void mustTakeContact(LocalDate day) {
        if (until != null) {
            throw Problem.conflict("member.mobile.ended");
        }
        if (day.isBefore(since)) {
            throw Problem.unprocessable("member.mobile.rules").at("/contactedOn", "member.mobile.contact");
        }
    }

    /// From when on the branch must see whether the membership should be transferred.
    @Nullable
    LocalDate transferDueOn(Numbers numbers) {
        return until == null ? Months.plus(since, numbers.get("mobile-months")) : null;
    }

    /// By when somebody must have spoken with a member who is abroad.
    @Nullable
    LocalDate contactDueOn(Numbers numbers) {
        if (until != null || !isAbroad) {
            return null;
        }
        return Months.plus(lastContactOn == null ? since : lastContactOn, numbers.get("abroad-contact-months"));
    }
}
