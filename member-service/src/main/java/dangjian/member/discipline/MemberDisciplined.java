package dangjian.member.discipline;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;

/// A member's rights have changed by a penalty, or were suspended or given back without one; which one stays in this
/// service, where rights can be asked for.
record MemberDisciplined(UUID memberId, UUID orgId, Change change, LocalDate occurredOn) implements DomainEvent {

    static final String TYPE = "member.disciplined.v1";

    static MemberDisciplined imposed(Penalty penalty, UUID org) {
        return new MemberDisciplined(penalty.memberId(), org, Change.IMPOSED, penalty.imposedOn());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }

    /// What happened to the penalty, or to the rights without one.
    enum Change {
        IMPOSED,
        RIGHTS_RESTORED,
        REVOKED,
        /// 中止党员权利，没有处分
        RIGHTS_SUSPENDED,
        /// 结束中止
        RIGHTS_RESUMED
    }
}
