package dangjian.evaluation.point;

import java.time.Instant;
import java.util.UUID;

/// The event that an entry comes from, the activity it tells of, and when the ledger took it in.
record Origin(UUID eventId, UUID activityId, Instant recordedAt) {

    Origin about(UUID activity) {
        return new Origin(eventId, activity, recordedAt);
    }
}
