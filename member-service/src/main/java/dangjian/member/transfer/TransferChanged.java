package dangjian.member.transfer;

import dangjian.kit.event.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer took a step; when it expired, an alert to both sides.
///
/// @param fromOrgId the sending branch; absent when it comes from outside
/// @param toOrgId the receiving branch as far as it is known, else its committee; absent when it leads outside
/// @param waitsFor the organisation whose turn it is now
record TransferChanged(
        UUID transferId,
        TransferKind kind,
        TransferState state,
        @Nullable UUID fromOrgId,
        @Nullable UUID toOrgId,
        @Nullable UUID waitsFor,
        @Nullable LocalDate validUntil,
        int version)
        implements DomainEvent {

    static final String TYPE = "member.transfer-changed.v1";

    static TransferChanged of(Transfer transfer) {
        var to = transfer.to();
        var letter = transfer.letter();
        return new TransferChanged(
                transfer.id(),
                transfer.kind(),
                transfer.progress().state(),
                transfer.from().orgId(),
                to.orgId() == null ? to.committeeId() : to.orgId(),
                transfer.waitsFor(),
                letter == null ? null : letter.validUntil(),
                transfer.version());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID key() {
        return transferId;
    }
}
