package dangjian.org.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// An organisation was described anew or dissolved.
record OrganizationChanged(@JsonUnwrapped OrganizationState state) implements DomainEvent {

    static final String TYPE = "org.changed.v1";

    static OrganizationChanged of(Organization organization) {
        return new OrganizationChanged(OrganizationState.of(organization));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return state.id();
    }
}
