package dangjian.member.merge;

import dangjian.kit.event.DomainEvent;
import java.util.UUID;

/// Two records proved to be one person: whatever is kept of the duplicate belongs to the survivor.
///
/// @param orgId the branch of the survivor
record MemberMerged(UUID survivorId, UUID duplicateId, UUID orgId) implements DomainEvent {

    static final String TYPE = "member.merged.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return survivorId;
    }
}
