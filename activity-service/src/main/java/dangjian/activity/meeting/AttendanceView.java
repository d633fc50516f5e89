package dangjian.activity.meeting;

import dangjian.activity.meeting.AttendanceBook.CheckedIn;
import dangjian.kit.web.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attendance as it goes out.
@Schema(name = "Attendance")
record AttendanceView(
        UUID activityId,
        UUID memberId,
        AttendanceStatus status,
        @Schema(description = "是否列席（其他支部党员等）") boolean isGuest,
        @Nullable Instant checkedInAt,
        @Nullable String reason,
        @Schema(description = "签到时：此前已有记录") boolean isAlreadyCheckedIn,

        @Schema(description = "签到时给党员看的话", example = "签到成功。") @Nullable
        String message) {

    static AttendanceView of(Attendance attendance) {
        return new AttendanceView(
                attendance.activityId(),
                attendance.memberId(),
                attendance.status(),
                attendance.isGuest(),
                attendance.checkedInAt(),
                attendance.reason(),
                false,
                null);
    }

    static AttendanceView of(CheckedIn done, Messages messages, Locale locale) {
        var attendance = done.attendance();
        var at = Objects.requireNonNullElse(attendance.checkedInAt(), attendance.recordedAt());
        var code = done.isAgain()
                ? "check-in.already"
                : attendance.status() == AttendanceStatus.LATE ? "check-in.late" : "check-in.done";
        return new AttendanceView(
                attendance.activityId(),
                attendance.memberId(),
                attendance.status(),
                attendance.isGuest(),
                attendance.checkedInAt(),
                attendance.reason(),
                done.isAgain(),
                messages.text(code, List.of(Activity.local(at)), locale));
    }
}
