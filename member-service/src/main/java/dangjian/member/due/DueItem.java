package dangjian.member.due;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody has to do.
record DueItem(
        @Schema(example = "TRANSFER") String kind,
        @Schema(description = "要办的事", example = "办理组织关系接转") String title,
        @Schema(description = "办理的党组织") UUID orgId,
        @Nullable String orgName,
        @Schema(description = "涉及的党员") @Nullable UUID memberId,

        @Schema(description = "涉及的人或组织", example = "李建国") @Nullable
        String name,

        @Schema(description = "说明", example = "待转入支部接收") @Nullable
        String detail,

        @Schema(description = "在哪里办", example = "/api/v1/transfers/019a7f3e-0000-7000-8000-000000000000")
        String link,

        @Schema(description = "最迟日期；没有期限的不写", example = "2026-12-02") @Nullable
        LocalDate dueOn,

        @Schema(description = "是否已过最迟日期") boolean isOverdue) {}
