package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A probationary member was disqualified (取消预备党员资格).
record MemberDisqualified(UUID memberId, UUID caseId, UUID orgId, LocalDate disqualifiedOn) implements DomainEvent {

    static final String TYPE = "member.disqualified.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
