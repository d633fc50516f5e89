package dangjian.member.development;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A probationary member became a full one (转正).
///
/// @param caseId of the development; absent when the platform has none
record MemberConfirmed(UUID memberId, @Nullable UUID caseId, UUID orgId, LocalDate fullOn) implements DomainEvent {

    static final String TYPE = "member.confirmed.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
