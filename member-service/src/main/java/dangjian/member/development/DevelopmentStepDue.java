package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A step of a case is due soon or overdue; told once each.
record DevelopmentStepDue(UUID caseId, UUID orgId, String step, LocalDate dueOn, DueKind kind) implements DomainEvent {

    static final String TYPE = "member.development-step-due.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return caseId;
    }
}
