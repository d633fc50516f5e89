package dangjian.evaluation.point;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.Contracts;
import dangjian.evaluation.point.ActivityClosed.Attendance;
import dangjian.evaluation.point.PointsRecorded.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PointContractTests {

    @Test
    void readsAClosedActivity() {
        var closed = Contracts.read(PointReactions.CLOSED, ActivityClosed.class);
        assertThat(closed.kind()).isEqualTo("THEME_DAY");
        assertThat(closed.heldOn()).isEqualTo("2026-03-05");
        assertThat(closed.attendances())
                .extracting(Attendance::status, Attendance::isGuest)
                .contains(Tuple.tuple("LATE", true));
        assertThat(closed.attendances()).allSatisfy(attendance -> {
            assertThat(attendance.memberId()).isNotNull();
            assertThat(attendance.orgId()).isNotNull();
        });
    }

    @Test
    void readsACorrectedAttendance() {
        var corrected = Contracts.read(PointReactions.CORRECTED, AttendanceCorrected.class);
        assertThat(corrected.to()).isEqualTo("OFFICIAL_LEAVE");
        assertThat(corrected.memberId()).isNotNull();
        assertThat(corrected.memberOrgId()).isNotNull();
        assertThat(corrected.activityId()).isNotNull();
        assertThat(corrected.heldOn()).isEqualTo("2026-03-05");
    }

    @Test
    void readsAMerge() {
        var sample = Contracts.sample(PointReactions.MERGED);
        var merged = Contracts.read(PointReactions.MERGED, MemberMerged.class);
        assertThat(merged.survivorId()).hasToString(sample.get("survivorId").asString());
        assertThat(merged.duplicateId()).hasToString(sample.get("duplicateId").asString());
    }

    @Test
    void writesExactlyTheSampleOfRecordedPoints() {
        var activity = UUID.fromString("0199f3a0-1000-7000-8000-000000000001");
        var event = new PointsRecorded(
                UUID.fromString("0199f3a0-3000-7000-8000-000000000001"),
                activity,
                PointFixtures.DAY,
                List.of(line(2, "N01", 2, entry(1)), line(3, "B01", 1, null)));
        assertThat(event.key()).isEqualTo(activity);
        assertThat(Contracts.written(event)).isEqualTo(Contracts.sample(PointsRecorded.TYPE));
    }

    private static Line line(int id, String rule, int points, @Nullable UUID contraOf) {
        return new Line(
                entry(id),
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                UUID.fromString("01900000-0000-7000-8000-000000000004"),
                rule,
                1,
                BigDecimal.valueOf(points),
                BigDecimal.valueOf(points),
                LocalDate.of(2026, 3, 5),
                contraOf);
    }

    private static UUID entry(int number) {
        return UUID.fromString("0199f3a0-4000-7000-8000-00000000000" + number);
    }
}
