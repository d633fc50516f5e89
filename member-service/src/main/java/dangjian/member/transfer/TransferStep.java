package dangjian.member.transfer;

import static dangjian.member.transfer.TransferState.DRAFT;
import static dangjian.member.transfer.TransferState.IN_BRANCH_PENDING;
import static dangjian.member.transfer.TransferState.IN_COMMITTEE_PENDING;
import static dangjian.member.transfer.TransferState.OUT_BRANCH_OK;
import static dangjian.member.transfer.TransferState.OUT_COMMITTEE_OK;

import java.util.Set;

/// What may be done with a transfer, in which states, and where it leads.
enum TransferStep {
    /// The sending side asks for it, or the receiving committee records a letter from outside.
    START(DRAFT, Set.of()),
    /// 转出支部同意
    RELEASE_BY_BRANCH(OUT_BRANCH_OK, Set.of(DRAFT)),
    /// 转出党委审核，开出介绍信
    RELEASE_BY_COMMITTEE(OUT_COMMITTEE_OK, Set.of(OUT_BRANCH_OK)),
    /// 转入党委收到
    ARRIVE(IN_COMMITTEE_PENDING, Set.of(OUT_COMMITTEE_OK)),
    /// 转入党委分配支部
    ASSIGN(IN_BRANCH_PENDING, Set.of(IN_COMMITTEE_PENDING)),
    /// 转入支部接收
    ACCEPT(TransferState.ACCEPTED, Set.of(IN_BRANCH_PENDING)),
    /// 登记区外组织寄回的回执联; it may come after the letter has run out, of a day on which it held.
    RECORD_RETURN_SLIP(TransferState.ACCEPTED, Set.of(OUT_COMMITTEE_OK, TransferState.EXPIRED)),
    /// 退回
    SEND_BACK(TransferState.RETURNED, Set.of(OUT_BRANCH_OK, OUT_COMMITTEE_OK, IN_COMMITTEE_PENDING, IN_BRANCH_PENDING)),
    /// 撤销
    CANCEL(TransferState.CANCELLED, TransferState.OPEN),
    /// The letter ran out.
    EXPIRE(TransferState.EXPIRED, Set.of(OUT_COMMITTEE_OK, IN_COMMITTEE_PENDING, IN_BRANCH_PENDING));

    private final TransferState target;
    private final Set<TransferState> sources;

    TransferStep(TransferState target, Set<TransferState> sources) {
        this.target = target;
        this.sources = sources;
    }

    TransferState target() {
        return target;
    }

    /// Whether the receiving side has it in hand.
    static boolean hasArrived(TransferState state) {
        return state == IN_COMMITTEE_PENDING || state == IN_BRANCH_PENDING;
    }

    boolean leadsFrom(TransferState state) {
        return sources.contains(state);
    }
}
