package dangjian.member.fund;

import dangjian.kit.event.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Dues were passed up, acknowledged or refused; how much is nobody else's business.
///
/// @param id the remittance
/// @param orgId who passes up
/// @param toOrgId whose turn it is to acknowledge; nothing where the one above is not on the platform
record DuesRemittanceChanged(UUID id, UUID orgId, @Nullable UUID toOrgId, Remittance.State state, int version)
        implements DomainEvent {

    static final String TYPE = "member.dues-remittance-changed.v1";

    static DuesRemittanceChanged of(Remittance remittance) {
        return new DuesRemittanceChanged(
                remittance.id(), remittance.orgId(), remittance.toOrgId(), remittance.state(), remittance.version());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return id;
    }
}
