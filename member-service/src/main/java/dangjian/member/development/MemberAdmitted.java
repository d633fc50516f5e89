package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// The committee admitted somebody as a probationary member (接收预备党员).
record MemberAdmitted(UUID memberId, UUID caseId, UUID orgId, LocalDate admittedOn, LocalDate probationEndsOn)
        implements DomainEvent {

    static final String TYPE = "member.admitted.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
