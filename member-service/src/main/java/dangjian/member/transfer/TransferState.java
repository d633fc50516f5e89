package dangjian.member.transfer;

import java.util.EnumSet;
import java.util.Set;

/// How far a transfer has come; the labels are the code list `transfer-states`.
enum TransferState {
    DRAFT,
    OUT_BRANCH_OK,
    OUT_COMMITTEE_OK,
    IN_COMMITTEE_PENDING,
    IN_BRANCH_PENDING,
    ACCEPTED,
    RETURNED,
    CANCELLED,
    EXPIRED;

    static final Set<TransferState> OPEN =
            EnumSet.of(DRAFT, OUT_BRANCH_OK, OUT_COMMITTEE_OK, IN_COMMITTEE_PENDING, IN_BRANCH_PENDING);

    boolean isOpen() {
        return OPEN.contains(this);
    }
}
