package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/// A member's dues for a month were paid in full; the amount is nobody else's business.
///
/// @param id the member
/// @param orgId the branch to which the month belongs
/// @param isOnTime paid by the end of the month, or of the quarter where the branch agreed to it
record DuesSettled(UUID id, UUID orgId, YearMonth month, LocalDate settledOn, boolean isOnTime) implements DomainEvent {

    static final String TYPE = "member.dues-settled.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }
}
