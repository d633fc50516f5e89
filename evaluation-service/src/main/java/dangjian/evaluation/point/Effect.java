package dangjian.evaluation.point;

import dangjian.kit.data.Ids;
import java.time.LocalDate;
import java.util.UUID;

/// What an attendance is worth to a member before the yearly cap.
///
/// @param orgId the member's branch on that day
record Effect(UUID memberId, UUID orgId, PointRule rule, LocalDate occurredOn, Origin origin, Evidence evidence) {

    PointEntry enter(CapRoom room) {
        var worth = rule.fixedPoints();
        return new PointEntry(
                Ids.next(),
                memberId,
                orgId,
                rule.bookVersion(),
                rule.code(),
                room.take(rule, worth),
                worth,
                occurredOn,
                origin,
                evidence,
                null);
    }
}
