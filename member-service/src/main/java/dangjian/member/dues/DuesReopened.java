package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import java.time.YearMonth;
import java.util.UUID;

/// A month that was paid in full no longer is, because a payment was taken back.
///
/// @param id the member
record DuesReopened(UUID id, UUID orgId, YearMonth month) implements DomainEvent {

    static final String TYPE = "member.dues-reopened.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }
}
