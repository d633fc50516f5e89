package dangjian.gateway.change;

import java.util.UUID;

/// A change as it is sent to another system.
///
/// @param position in the feed
/// @param id of the event, the same whoever gets it and however often
/// @param body a CloudEvent as JSON
public record Message(long position, UUID id, String body) {}
