package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;

/// A member record as it goes out: personal data masked, what can be derived derived.
record MemberView(
        UUID id,
        @Schema(description = "所在党支部") UUID orgId,
        @Schema(description = "所在党支部全称") String orgName,
        @JsonUnwrapped PersonView person,
        @JsonUnwrapped MembershipView membership,
        @JsonUnwrapped Whereabouts whereabouts,
        @Schema(description = "信息完整度（%）", example = "100") int completeness,
        @Schema(description = "进入名册的日期") LocalDate registeredOn,
        @Schema(example = "1") int version) {

    static MemberView of(PlacedMember placed, CodeBook book, LocalDate today) {
        var member = placed.member();
        return new MemberView(
                member.id(),
                member.orgId(),
                placed.orgName(),
                PersonView.of(placed, book, today),
                MembershipView.of(member.membership(), today),
                member.whereabouts(),
                member.completeness(),
                member.registration().registeredOn(),
                member.version());
    }
}
