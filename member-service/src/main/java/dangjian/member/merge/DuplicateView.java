package dangjian.member.merge;

import dangjian.member.roster.MemberStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Two records that may be one person, and what speaks for it.
record DuplicateView(
        Side first,
        Side second,
        @Schema(description = "相同之处") List<Ground> grounds) {

    static DuplicateView of(DuplicateRepository.Pair pair) {
        return new DuplicateView(
                new Side(
                        pair.firstId(),
                        pair.firstName(),
                        pair.firstOrgId(),
                        pair.firstOrgName(),
                        MemberStatus.valueOf(pair.firstStatus())),
                new Side(
                        pair.secondId(),
                        pair.secondName(),
                        pair.secondOrgId(),
                        pair.secondOrgName(),
                        MemberStatus.valueOf(pair.secondStatus())),
                Arrays.stream(pair.grounds()).map(Ground::valueOf).sorted().toList());
    }

    /// One of the records.
    @Schema(name = "DuplicateSide")
    record Side(
            UUID id,
            @Schema(example = "李建国") String name,
            UUID orgId,
            @Schema(description = "所在党支部全称") String orgName,
            MemberStatus status) {}

    /// What speaks for one person.
    enum Ground {
        /// 姓名和出生日期相同
        NAME_AND_BIRTHDAY,
        /// 联系电话相同
        PHONE,
        /// 公民身份号码只差一位，或相邻两位颠倒
        ID_NUMBER
    }
}
