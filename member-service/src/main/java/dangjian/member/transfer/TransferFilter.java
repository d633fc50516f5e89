package dangjian.member.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which transfers a list shows; everything that is given must hold.
record TransferFilter(
        @Schema(description = "从哪一方看；缺省为 ALL") @Nullable Box box,
        @Schema(description = "当前状态") @Nullable TransferState state,
        @Schema(description = "接转方式") @Nullable TransferKind kind,

        @Schema(description = "只看涉及这个组织及其下级的") @Nullable UUID under,

        @Schema(description = "自这一天起发起的", example = "2026-01-01") @Nullable
        LocalDate startedFrom,

        @Schema(description = "到这一天为止发起的", example = "2026-12-31") @Nullable
        LocalDate startedTo,

        @Schema(description = "自这一天起办结的", example = "2026-01-01") @Nullable
        LocalDate closedFrom,

        @Schema(description = "到这一天为止办结的", example = "2026-12-31") @Nullable
        LocalDate closedTo) {

    Box from() {
        return box == null ? Box.ALL : box;
    }

    /// From whose side they are looked at.
    enum Box {
        /// everything that the caller may see
        ALL,
        /// 待办: it is an organisation of the caller's that must act
        TO_DO,
        /// 转出
        OUT,
        /// 转入
        IN
    }
}
