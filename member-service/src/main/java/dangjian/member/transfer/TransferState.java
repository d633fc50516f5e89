package dangjian.member.transfer;

import java.util.EnumSet;
import java.util.Set;

/// How far a transfer has come; the labels are the code list `transfer-states`.
enum TransferState {
    DRAFT("待转出支部同意"),
    OUT_BRANCH_OK("待转出党委审核"),
    OUT_COMMITTEE_OK("已转出，待转入党委接收"),
    IN_COMMITTEE_PENDING("待转入党委分配支部"),
    IN_BRANCH_PENDING("待转入支部接收"),
    ACCEPTED("已接收"),
    RETURNED("已退回"),
    CANCELLED("已撤销"),
    EXPIRED("已过期");

    static final Set<TransferState> OPEN =
            EnumSet.of(DRAFT, OUT_BRANCH_OK, OUT_COMMITTEE_OK, IN_COMMITTEE_PENDING, IN_BRANCH_PENDING);

    private final String label;

    TransferState(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }

    boolean isOpen() {
        return OPEN.contains(this);
    }
}
