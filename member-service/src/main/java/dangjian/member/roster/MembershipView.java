package dangjian.member.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A membership as it goes out, with its length today.
record MembershipView(
        @Schema(description = "人员类别") MemberStage stage,
        @Schema(description = "党籍状态") MemberStatus status,

        @Schema(description = "加入党组织日期", example = "2009-04-11")
        LocalDate joinedOn,

        @Schema(description = "转为正式党员日期", example = "2010-04-11") @Nullable
        LocalDate fullOn,

        @Schema(description = "党龄：自转为正式党员之日起满几年，离开党组织或停止党籍之日止", example = "16")
        int yearsOfMembership,

        @Schema(description = "党龄不足一年的月数", example = "7") int furtherMonths) {

    static MembershipView of(Member member, LocalDate today) {
        var membership = member.membership();
        var length = member.length(today);
        return new MembershipView(
                membership.stage(),
                membership.status(),
                membership.joinedOn(),
                membership.fullOn(),
                length.getYears(),
                length.getMonths());
    }
}
