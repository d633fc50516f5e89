package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// A member record became another; the whole state after it.
record MemberChanged(@JsonUnwrapped MemberState state) implements DomainEvent {

    static final String TYPE = "member.changed.v1";

    static MemberChanged of(Member member) {
        return new MemberChanged(MemberState.of(member));
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
