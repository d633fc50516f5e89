package dangjian.member.exit;

import dangjian.kit.event.DomainEvent;
import dangjian.member.roster.ExitReason;
import java.time.LocalDate;
import java.util.UUID;

/// An exit was a mistake and is undone: the membership goes on as if it had not been.
record MemberExitAnnulled(UUID memberId, UUID orgId, ExitReason reason, LocalDate exitedOn) implements DomainEvent {

    static final String TYPE = "member.exit-annulled.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
