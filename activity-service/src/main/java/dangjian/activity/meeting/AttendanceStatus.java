package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;

/// How somebody attended (考勤状态).
@Schema(description = "PRESENT 正常、LATE 迟到、PERSONAL_LEAVE 事假、OFFICIAL_LEAVE 公假、SICK_LEAVE 病假、ABSENT 缺席")
enum AttendanceStatus {
    PRESENT,
    LATE,
    PERSONAL_LEAVE,
    OFFICIAL_LEAVE,
    SICK_LEAVE,
    ABSENT;

    /// Whether the person was excused (请假).
    boolean isLeave() {
        return this == PERSONAL_LEAVE || this == OFFICIAL_LEAVE || this == SICK_LEAVE;
    }

    /// Whether the person was there (实到).
    boolean isThere() {
        return this == PRESENT || this == LATE;
    }
}
