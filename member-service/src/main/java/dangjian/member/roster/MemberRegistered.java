package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// A member was entered into the roster.
record MemberRegistered(@JsonUnwrapped MemberState state) implements DomainEvent {

    static final String TYPE = "member.registered.v1";

    static MemberRegistered of(Member member) {
        return new MemberRegistered(MemberState.of(member));
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
