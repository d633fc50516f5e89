package dangjian.member.roster;

import dangjian.kit.crypto.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of a record's history as it goes out; personal data are masked.
record ChangeView(
        UUID id,
        Kind kind,
        Instant changedAt,
        @Schema(description = "经办账号") UUID accountId,
        @Schema(description = "经办人", example = "孙涛鹏") String accountName,

        @Schema(description = "字段", example = "EDUCATION") @Nullable
        RosterField field,

        @Schema(description = "原值", example = "COLLEGE") @Nullable
        String from,

        @Schema(description = "现值", example = "UNIVERSITY") @Nullable
        String to,

        @Schema(description = "理由", example = "核对学历证书") @Nullable
        String reason) {

    static ChangeView of(ChangeRepository.RecordedChange change, boolean isNamed) {
        var field = change.field();
        return new ChangeView(
                change.id(),
                change.kind(),
                change.changedAt(),
                change.accountId(),
                change.accountName(),
                field,
                visible(field, change.valueBefore(), isNamed),
                visible(field, change.valueAfter(), isNamed),
                change.reason());
    }

    private static @Nullable String visible(@Nullable RosterField field, @Nullable String value, boolean isNamed) {
        return value != null && field == RosterField.NAME && !isNamed ? Masking.name(value) : value;
    }

    /// What happened.
    enum Kind {
        /// 登记
        REGISTERED,
        /// 更正，或按程序办理的变更
        CORRECTED,
        /// 合并：from 是重复的记录，to 是保留的记录
        MERGED
    }
}
