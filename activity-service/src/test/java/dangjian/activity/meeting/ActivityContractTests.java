package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.activity.meeting.Attendance.Entry;
import dangjian.kit.event.DomainEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

class ActivityContractTests {

    private static final UUID ACTIVITY = UUID.fromString("0199f3a0-1000-7000-8000-000000000001");
    private static final UUID BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final UUID OTHER_BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000005");
    private static final Instant CLOSED = Instant.parse("2026-03-06T02:00:00Z");

    /// As `kit.yaml` sets it up.
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void whatIsWrittenWhenAnActivityIsClosedIsTheSample() {
        expectSample(ActivityClosed.of(
                activity(),
                CLOSED,
                List.of(
                        attendance(1, BRANCH, AttendanceStatus.PRESENT, false, "2026-03-05T01:25:10Z"),
                        attendance(2, BRANCH, AttendanceStatus.ABSENT, false, null),
                        attendance(3, OTHER_BRANCH, AttendanceStatus.LATE, true, "2026-03-05T01:52:00Z"))));
    }

    @Test
    void whatIsWrittenWhenAnAttendanceIsCorrectedIsTheSample() {
        var old = attendance(2, BRANCH, AttendanceStatus.ABSENT, false, null);
        var reason = "当日参加街道防汛值班，值班表已补交";
        var corrected = old.change(Entry.manual(
                AttendanceStatus.OFFICIAL_LEAVE, reason, UUID.randomUUID(), Instant.parse("2026-03-09T02:00:00Z")));
        expectSample(AttendanceCorrected.of(activity(), old, corrected, reason));
    }

    private void expectSample(DomainEvent event) {
        assertThat(event.key()).isEqualTo(ACTIVITY);
        assertThat(json.valueToTree(event).toPrettyString())
                .isEqualTo(json.readTree(Path.of("../contracts/" + event.type() + ".json")
                                .toFile())
                        .toPrettyString());
    }

    private static Activity activity() {
        var plan = new Plan(
                "三月主题党日：学习全国两会精神",
                "党员活动室",
                Instant.parse("2026-03-05T01:30:00Z"),
                Instant.parse("2026-03-05T03:30:00Z"),
                15,
                List.of(),
                null,
                null,
                true);
        return Activity.planned(ACTIVITY, BRANCH, "THEME_DAY", plan);
    }

    private static Attendance attendance(
            int member, UUID branch, AttendanceStatus status, boolean isGuest, @Nullable String checkedInAt) {
        return new Attendance(
                ACTIVITY,
                UUID.fromString("0199f3a0-2000-7000-8000-00000000000" + member),
                branch,
                status,
                isGuest,
                checkedInAt == null ? null : Instant.parse(checkedInAt),
                null,
                null,
                CLOSED);
    }
}
