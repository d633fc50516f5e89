package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member record as it goes out: personal data masked, what can be derived derived.
record MemberView(
        UUID id,
        @Schema(description = "所在党支部") UUID orgId,
        @Schema(description = "所在党支部全称") String orgName,
        @JsonUnwrapped PersonView person,
        @JsonUnwrapped MembershipView membership,
        @JsonUnwrapped Whereabouts whereabouts,

        @Schema(description = "补充信息，字段见 GET /api/v1/members/fields")
        Map<String, Object> particulars,

        @Schema(description = "党龄是否已满 50 年（光荣在党50年）") boolean isHonoured,
        @Schema(description = "信息完整度（%）", example = "100") int completeness,
        @Schema(description = "应填而未填的字段") List<RosterField> missing,
        @JsonUnwrapped @Nullable Exit exit,
        @Schema(description = "本记录是重复的，已并入这条记录") @Nullable UUID mergedInto,
        @Schema(description = "进入名册的日期") LocalDate registeredOn,
        @Schema(example = "1") int version) {

    static MemberView of(PlacedMember placed, CodeBook book, LocalDate today) {
        var member = placed.member();
        return new MemberView(
                member.id(),
                member.orgId(),
                placed.orgName(),
                PersonView.of(placed, book, today),
                MembershipView.of(member, today),
                member.whereabouts(),
                member.particulars().view(member.personal(), book),
                member.isHonoured(book, today),
                member.completeness().percent(),
                member.completeness().missing(),
                member.exit(),
                member.mergedInto(),
                member.registration().registeredOn(),
                member.version());
    }
}
