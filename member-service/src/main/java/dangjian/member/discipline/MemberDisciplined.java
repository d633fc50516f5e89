package dangjian.member.discipline;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A member's rights have changed by a penalty; which one stays in this service, where rights can be asked for.
record MemberDisciplined(UUID memberId, UUID orgId, Change change, LocalDate occurredOn) implements DomainEvent {

    static final String TYPE = "member.disciplined.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }

    /// What happened to the penalty.
    enum Change {
        IMPOSED,
        RIGHTS_RESTORED,
        REVOKED
    }
}
