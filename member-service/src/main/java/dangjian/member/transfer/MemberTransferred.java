package dangjian.member.transfer;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A membership has moved: the receiver is responsible from that day on.
///
/// @param fromOrgId absent when the member came from outside of the district
/// @param toOrgId absent when the member left the district
record MemberTransferred(
        UUID memberId,
        UUID transferId,
        TransferKind kind,
        @Nullable UUID fromOrgId,
        @Nullable UUID toOrgId,
        LocalDate on)
        implements DomainEvent {

    static final String TYPE = "member.transferred.v1";

    static MemberTransferred of(UUID member, Transfer transfer, LocalDate on) {
        return new MemberTransferred(
                member,
                transfer.id(),
                transfer.kind(),
                transfer.from().orgId(),
                transfer.to().orgId(),
                on);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return memberId;
    }
}
