package dangjian.activity.meeting;

import io.swagger.v3.oas.annotations.media.Schema;

/// Where an activity stands.
@Schema(description = "PLANNED 已计划、PUBLISHED 已发布、CHECK_IN_OPEN 签到中、CHECK_IN_ENDED 签到结束、CLOSED 已办结、CANCELLED 已取消")
enum ActivityState {
    PLANNED(Phase.NOT_STARTED),
    PUBLISHED(Phase.NOT_STARTED),
    CHECK_IN_OPEN(Phase.RUNNING),
    CHECK_IN_ENDED(Phase.RUNNING),
    CLOSED(Phase.ENDED),
    CANCELLED(Phase.CANCELLED);

    private final Phase phase;

    ActivityState(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }

    /// How users know it.
    @Schema(description = "NOT_STARTED 未开始、RUNNING 进行中、ENDED 已结束、CANCELLED 取消")
    enum Phase {
        NOT_STARTED,
        RUNNING,
        ENDED,
        CANCELLED
    }
}
