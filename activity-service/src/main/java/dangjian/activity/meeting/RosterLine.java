package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an attendance list: somebody who was expected or who came.
@Schema(name = "AttendanceLine")
record RosterLine(
        UUID memberId,
        @Schema(example = "王建国") String name,
        @Schema(description = "党员所在党组织") UUID orgId,
        @Schema(description = "是否应到") boolean isInvited,
        @Schema(description = "是否列席（其他支部党员等）") boolean isGuest,
        @Schema(description = "还没有考勤记录时不返回") @Nullable AttendanceStatus status,
        @Nullable Instant checkedInAt,
        @Schema(example = "出差") @Nullable String reason,
        @Nullable Instant recordedAt) {}
