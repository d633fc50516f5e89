package dangjian.member.development;

import dangjian.kit.crypto.Masking;
import dangjian.kit.sheet.PhoneText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case as it goes out; ID number and telephone are masked.
record CaseView(
        UUID id,
        UUID orgId,
        @Schema(example = "中国共产党晨江区北街第一支部委员会") String orgName,
        @Schema(example = "周雨晴") String name,

        @Schema(description = "公民身份号码（掩码）", example = "990***********0017")
        String idNumber,

        @Schema(description = "联系电话（掩码）", example = "138****8000") @Nullable
        String phone,

        LocalDate birthday,
        boolean isLeagueMember,
        @Schema(description = "申请入党日期") LocalDate appliedOn,

        @Schema(description = "所依据的流程版本", example = "CPC-2026")
        String template,

        CaseStage stage,
        CaseStatus status,
        @Schema(description = "预备期起算日：支部大会通过之日") @Nullable LocalDate probationFrom,
        @Schema(description = "预备期满日") @Nullable LocalDate probationTo,
        boolean isProbationExtended,
        @Schema(description = "接收为预备党员后的名册记录") @Nullable UUID memberId,
        int version) {

    static CaseView of(PlacedCase placed) {
        var development = placed.development();
        var probation = development.probation();
        var phone = placed.person().phone();
        return new CaseView(
                development.id(),
                development.orgId(),
                placed.orgName(),
                development.name(),
                Masking.idNumber(Objects.requireNonNull(placed.person().idNumber())),
                phone == null ? null : masked(phone),
                development.birthday(),
                development.isLeagueMember(),
                development.appliedOn(),
                development.template(),
                development.stage(),
                development.status(),
                probation == null ? null : probation.from(),
                probation == null ? null : probation.to(),
                probation != null && probation.isExtended(),
                development.memberId(),
                development.version());
    }

    private static String masked(String phone) {
        return PhoneText.isMobile(phone) ? Masking.mobile(phone) : Masking.landline(phone);
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "CaseView[%s]".formatted(id);
    }
}
