package dangjian.activity.meeting;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is planned: the part of an activity that its branch may still change before check-in begins.
///
/// @param chair who chairs (主持人)
/// @param recorder who takes the minutes (记录人)
/// @param openToGuests whether members who are not expected may check in, and count
record Plan(
        String title,
        String place,
        Instant startsAt,
        Instant endsAt,
        int lateAfterMinutes,
        List<String> agenda,
        @Nullable String chair,
        @Nullable String recorder,
        boolean openToGuests) {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(31);

    Plan {
        if (startsAt.isBefore(FIRST) || !startsAt.isBefore(LAST)) {
            throw Problem.unprocessable("activity.starts-when").at("/startsAt", "activity.starts-when");
        }
        if (endsAt.isAfter(startsAt.plus(LONGEST))) {
            throw Problem.unprocessable("activity.too-long", LONGEST.toDays())
                    .at("/endsAt", "activity.too-long", LONGEST.toDays());
        }
        if (!endsAt.isAfter(startsAt)) {
            throw Problem.unprocessable("activity.ends-before-start").at("/endsAt", "activity.ends-before-start");
        }
        agenda = List.copyOf(agenda);
    }

    /// How somebody attends who checks in at this moment.
    AttendanceStatus statusAt(Instant moment) {
        return moment.isAfter(startsAt.plus(Duration.ofMinutes(lateAfterMinutes)))
                ? AttendanceStatus.LATE
                : AttendanceStatus.PRESENT;
    }

    LocalDate day() {
        return BusinessTime.dateOf(startsAt);
    }
}
