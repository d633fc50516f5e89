package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// The probation of a member was extended (延长预备期).
record ProbationExtended(UUID memberId, UUID caseId, UUID orgId, LocalDate probationEndsOn) implements DomainEvent {

    static final String TYPE = "member.probation-extended.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
