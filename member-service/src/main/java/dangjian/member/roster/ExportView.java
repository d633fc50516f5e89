package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export as it goes out: that it happened, never what was in it.
record ExportView(
        UUID id,
        Instant exportedAt,
        @Schema(description = "导出账号") UUID accountId,
        @Schema(description = "导出人", example = "孙涛鹏") String accountName,

        @Schema(description = "查找条件；个人信息只记是否给出", types = "object") @JsonRawValue
        String criteria,

        List<RosterField> fields,
        @Schema(description = "是否含完整个人信息") boolean isClear,
        @Schema(description = "理由", example = "年度党内统计核对") String reason,

        @Schema(description = "导出人数；下载中断的没有", example = "42") @Nullable
        Integer rowCount) {

    static ExportView of(Export export) {
        return new ExportView(
                export.id(),
                export.exportedAt(),
                export.accountId(),
                export.accountName(),
                export.criteria(),
                Arrays.stream(export.fields()).map(RosterField::valueOf).toList(),
                export.isClear(),
                export.reason(),
                export.rowCount());
    }
}
