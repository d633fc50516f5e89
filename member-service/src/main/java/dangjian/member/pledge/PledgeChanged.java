package dangjian.member.pledge;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pledge (公开承诺) was published, has come further, was reviewed or lost its page; what was pledged stays in this
/// service.
///
/// @param progress how far its items have come on average, in percent
/// @param result what the yearly review found; absent before it
record PledgeChanged(
        UUID pledgeId,
        UUID memberId,
        UUID orgId,
        int year,
        Change change,
        int progress,
        @Nullable ReviewResult result,
        LocalDate occurredOn)
        implements DomainEvent {

    static final String TYPE = "member.pledge-changed.v1";

    static PledgeChanged of(PledgeView pledge, Change change, LocalDate day) {
        return new PledgeChanged(
                pledge.id(),
                pledge.memberId(),
                pledge.orgId(),
                pledge.year(),
                change,
                pledge.progress(),
                pledge.result(),
                day);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return pledgeId;
    }

    /// What happened to it.
    enum Change {
        /// 审核通过并公开
        PUBLISHED,
        /// 填报进展
        PROGRESSED,
        /// 撤下公开页面
        WITHDRAWN,
        /// 年度评议
        REVIEWED
    }
}
