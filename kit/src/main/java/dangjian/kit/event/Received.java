package dangjian.kit.event;

import java.time.Instant;
import java.util.UUID;

/// An event as a consumer gets it.
///
/// @param id of the event, the same at every delivery
/// @param time when it happened
/// @param key the aggregate it happened to
public record Received<T>(UUID id, Instant time, UUID key, T data) {}
