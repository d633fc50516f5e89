package dangjian.org.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// An organisation was entered into the register.
record OrganizationRegistered(@JsonUnwrapped OrganizationState state) implements DomainEvent {

    static final String TYPE = "org.registered.v1";

    static OrganizationRegistered of(Organization organization) {
        return new OrganizationRegistered(OrganizationState.of(organization));
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
