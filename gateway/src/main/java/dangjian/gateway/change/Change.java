package dangjian.gateway.change;

import java.time.Instant;
import java.util.UUID;

/// A public event as somebody may see it.
///
/// @param position in the feed
/// @param hasLeft whether it moved its subject out of the reader's scope, so that its content is no longer theirs
record Change(
        long position, UUID eventId, String type, UUID subject, Instant occurredAt, String data, boolean hasLeft) {}
