package dangjian.member.roster;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A membership ended, or was suspended, for a typed reason.
record MemberExited(UUID memberId, UUID orgId, ExitReason reason, LocalDate exitedOn) implements DomainEvent {

    static final String TYPE = "member.exited.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
