package dangjian.evaluation.point;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dangjian.kit.data.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of the ledger (积分台账), never changed and never removed.
///
/// @param orgId the branch the member belonged to on that day
/// @param points what counts, after the yearly cap
/// @param contraOf the entry that this one undoes
record PointEntry(
        UUID id,
        UUID memberId,
        UUID orgId,
        int bookVersion,
        String ruleCode,
        BigDecimal points,
        BigDecimal pointsBeforeCap,
        LocalDate occurredOn,
        Origin origin,
        Evidence evidence,
        @Nullable UUID contraOf) {

    /// Undoes this entry (冲销).
    PointEntry contra(Origin why) {
        return new PointEntry(
                Ids.next(),
                memberId,
                orgId,
                bookVersion,
                ruleCode,
                points.negate(),
                pointsBeforeCap.negate(),
                occurredOn,
                why.about(origin.activityId()),
                evidence,
                id);
    }

    /// Enters the same anew with as many points as there is room for now.
    PointEntry again(PointRule rule, CapRoom room, Origin why) {
        return new PointEntry(
                Ids.next(),
                memberId,
                orgId,
                bookVersion,
                ruleCode,
                room.take(rule, pointsBeforeCap),
                pointsBeforeCap,
                occurredOn,
                why.about(origin.activityId()),
                evidence,
                null);
    }

    /// The same of another record of the person.
    PointEntry of(UUID member) {
        return new PointEntry(
                id,
                member,
                orgId,
                bookVersion,
                ruleCode,
                points,
                pointsBeforeCap,
                occurredOn,
                origin,
                evidence,
                contraOf);
    }

    @JsonIgnore
    boolean isCapped() {
        return points.compareTo(pointsBeforeCap) != 0;
    }
}
