package dangjian.activity.meeting;

import dangjian.kit.web.Cursor;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where a page of activities ended.
record ActivityCursor(Instant startsAt, UUID id) {

    private static final long MILLION = 1_000_000L;
    private static final long GREATEST = 253_402_300_800L * MILLION; // the end of the year 9999

    static List<?> write(Activity last) {
        var startsAt = last.plan().startsAt();
        return List.of(startsAt.getEpochSecond() * MILLION + startsAt.getNano() / 1000, last.id());
    }

    static ActivityCursor read(Cursor cursor) {
        var micros = cursor.number(0);
        if (micros < -GREATEST || micros > GREATEST) {
            throw Problem.invalid("request.invalid").at("after", "page.cursor");
        }
        var startsAt = Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1000L);
        return new ActivityCursor(startsAt, cursor.uuid(1));
    }
}
