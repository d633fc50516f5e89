package dangjian.member.exit;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A disposition (组织处置) of a member was decided, or something came of it; which one stays in this service.
record MemberDisposed(UUID disposalId, UUID memberId, UUID orgId, Change change, LocalDate occurredOn)
        implements DomainEvent {

    static final String TYPE = "member.disposed.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }

    /// What happened.
    enum Change {
        /// 作出处置
        DECIDED,
        /// 有了结果
        CONCLUDED
    }
}
