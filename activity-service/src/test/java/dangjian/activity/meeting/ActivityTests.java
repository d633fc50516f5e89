package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ActivityTests {

    static final Instant START = Instant.parse("2026-03-05T01:30:00Z");
    static final Instant BEFORE = START.minusSeconds(600);
    private static final Duration AHEAD = Duration.ofHours(2);

    @Test
    void anActivityGoesFromPlanToArchive() {
        var closed = open().recordMinutes(START).endCheckIn().close(START.plusSeconds(60));
        assertThat(closed.state()).isEqualTo(ActivityState.CLOSED);
        assertThat(closed.state().phase()).isEqualTo(ActivityState.Phase.ENDED);
        assertThat(closed.progress().closedAt()).isEqualTo(START.plusSeconds(60));
        assertThat(closed.version()).isEqualTo(6);
    }

    @Test
    void itIsPublishedOnce() {
        rejected("activity.already-published", () -> published().publish(true, BEFORE));
    }

    @Test
    void anUnpublishedActivityTakesNothing() {
        rejected("activity.not-published", () -> planned().openCheckIn(BEFORE, AHEAD));
        rejected("activity.not-published", () -> planned().recordMinutes(BEFORE));
        rejected("activity.not-published", () -> planned().close(START));
        rejected("activity.not-published", () -> planned().mustTake(AttendanceStatus.PRESENT, START));
    }

    @Test
    void leaveIsTakenAheadAndPresenceOnceItHasBegun() {
        published().mustTake(AttendanceStatus.SICK_LEAVE, BEFORE);
        published().mustTake(AttendanceStatus.PRESENT, START);
        rejected("activity.not-started", () -> published().mustTake(AttendanceStatus.PRESENT, BEFORE));
        rejected("activity.not-started", () -> published().mustTake(AttendanceStatus.ABSENT, BEFORE));
    }

    @Test
    void checkInOpensTwoHoursAheadAtTheEarliest() {
        var published = published();
        rejected(
                "check-in.too-early",
                () -> published.openCheckIn(START.minus(AHEAD).minusSeconds(1), AHEAD));
        assertThat(published.openCheckIn(START.minus(AHEAD), AHEAD).state()).isEqualTo(ActivityState.CHECK_IN_OPEN);
    }

    @Test
    void checkInIsTakenOnlyWhileItIsOpen() {
        rejected("check-in.not-open", published()::mustTakeCheckIns);
        open().mustTakeCheckIns();
        rejected("check-in.not-open", open().endCheckIn()::mustTakeCheckIns);
        rejected("check-in.not-open", () -> published().endCheckIn());
        rejected("check-in.already-open", () -> open().openCheckIn(BEFORE, AHEAD));
    }

    @Test
    void checkInCanBeOpenedAgain() {
        assertThat(open().endCheckIn().openCheckIn(START, AHEAD).state()).isEqualTo(ActivityState.CHECK_IN_OPEN);
    }

    @Test
    void thePlanIsFixedOnceCheckInHasBegun() {
        var plan = published().plan();
        assertThat(published().replan(plan).version()).isEqualTo(3);
        rejected("activity.fixed", () -> open().replan(plan));
        rejected("activity.fixed", () -> open().endCheckIn().replan(plan));
    }

    @Test
    void closingNeedsMinutes() {
        rejected("activity.minutes-missing", () -> open().close(START));
    }

    @Test
    void whatHasNotBegunIsNeitherWrittenUpNorClosed() {
        rejected("activity.not-started", () -> open().recordMinutes(BEFORE));
        rejected("activity.not-started", () -> open().close(BEFORE));
    }

    @Test
    void theFirstMinutesDecideWhetherTheyWereInTime() {
        var twice = open().recordMinutes(START).recordMinutes(START.plusSeconds(9));
        assertThat(twice.progress().minutesAt()).isEqualTo(START);
    }

    @Test
    void whatIsCancelledStaysCancelled() {
        var cancelled = open().cancel("改期", START);
        assertThat(cancelled.progress().cancelReason()).isEqualTo("改期");
        rejected("activity.cancelled", () -> cancelled.cancel("再取消", START));
        rejected("activity.cancelled", () -> cancelled.close(START));
        rejected("activity.cancelled", cancelled::mustTakeCheckIns);
        rejected("activity.cancelled", () -> cancelled.publish(true, START));
    }

    @Test
    void onlyAClosedActivityTakesCorrections() {
        rejected("activity.not-closed", open()::mustTakeCorrections);
        rejected("activity.not-closed", open().cancel("改期", START)::mustTakeCorrections);
        open().recordMinutes(START).close(START).mustTakeCorrections();
    }

    @Test
    void lateBeginsAfterTheGrace() {
        var plan = plan(START.plusSeconds(3600), 15, false);
        assertThat(plan.statusAt(START.plus(Duration.ofMinutes(15)))).isEqualTo(AttendanceStatus.PRESENT);
        assertThat(plan.statusAt(START.plus(Duration.ofMinutes(15)).plusMillis(1)))
                .isEqualTo(AttendanceStatus.LATE);
    }

    @Test
    void anActivityEndsAfterItStartsAndWithinAMonth() {
        rejected("activity.ends-before-start", () -> plan(START, 15, false));
        rejected("activity.too-long", () -> plan(START.plus(Duration.ofDays(31)).plusSeconds(1), 15, false));
    }

    static Activity planned() {
        return planned(false);
    }

    static Activity planned(boolean openToGuests) {
        return Activity.planned(
                UUID.randomUUID(), UUID.randomUUID(), "THEME_DAY", plan(START.plusSeconds(7200), 15, openToGuests));
    }

    static Activity published() {
        return planned().publish(true, BEFORE);
    }

    static Activity open() {
        return published().openCheckIn(BEFORE, AHEAD);
    }

    private static Plan plan(Instant end, int lateAfter, boolean openToGuests) {
        return new Plan("三月主题党日", "党员活动室", START, end, lateAfter, List.of(), null, null, openToGuests);
    }

    private static void rejected(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).returns(code, Problem::code);
    }
}
