package dangjian.evaluation.point;

import dangjian.kit.event.DomainEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened at an activity was entered into the ledger.
///
/// @param sourceEventId the activity event that was taken in
record PointsRecorded(UUID sourceEventId, UUID activityId, LocalDate occurredOn, List<Line> entries)
        implements DomainEvent {

    static final String TYPE = "evaluation.points-recorded.v1";

    static PointsRecorded of(Origin origin, LocalDate occurredOn, List<PointEntry> entries) {
        return new PointsRecorded(
                origin.eventId(),
                origin.activityId(),
                occurredOn,
                entries.stream().map(Line::of).toList());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return activityId;
    }

    /// One entry.
    ///
    /// @param points after the yearly cap
    /// @param contraOf the entry that it undoes
    record Line(
            UUID id,
            UUID memberId,
            UUID orgId,
            String rule,
            int ruleBookVersion,
            BigDecimal points,
            BigDecimal pointsBeforeCap,
            LocalDate occurredOn,
            @Nullable UUID contraOf) {

        static Line of(PointEntry entry) {
            return new Line(
                    entry.id(),
                    entry.memberId(),
                    entry.orgId(),
                    entry.ruleCode(),
                    entry.bookVersion(),
                    entry.points(),
                    entry.pointsBeforeCap(),
                    entry.occurredOn(),
                    entry.contraOf());
        }
    }
}
