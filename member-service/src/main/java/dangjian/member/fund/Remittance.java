package dangjian.member.fund;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import dangjian.member.dues.Money;
import dangjian.member.dues.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Dues on their way to the organisation above (上缴党费): sent by one, acknowledged or refused by the other.
///
/// @param toOrgId nothing where the one above is not on the platform
/// @param voucher number of the transfer or receipt
record Remittance(
        UUID id,
        UUID orgId,
        @Nullable UUID toOrgId,
        String toName,
        Stream stream,
        long amountFen,
        LocalDate sentOn,
        @Nullable String voucher,
        State state,
        @Nullable LocalDate receivedOn,
        Instant recordedAt,
        UUID accountId,
        String accountName,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedBy,
        @Nullable String decider,
        @Nullable String opinion,
        int version) {

    /// How far it is.
    enum State {
        /// 已上缴，待上级确认
        SENT,
        /// 上级已确认
        RECEIVED,
        /// 上级退回
        REFUSED
    }

    /// @throws Problem when there is nothing to pass up, or less
    static Remittance send(Sending sending, Receiver receiver, Fund fund, Recorded recorded) {
        return new Remittance(
                Ids.next(),
                fund.orgId(),
                receiver.orgId(),
                receiver.name(),
                sending.stream(),
                fund.passUp(sending.stream(), sending.amount()).fen(),
                sending.sentOn(),
                sending.voucher(),
                State.SENT,
                null,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName(),
                null,
                null,
                null,
                null,
                1);
    }

    /// The receiver says whether the money came; never who sent it.
    Remittance decide(Decision decision, boolean isReceiver, Recorded recorded) {
        if (state != State.SENT) {
            throw Problem.conflict("dues.remittance.decided");
        }
        if (!isReceiver) {
            throw Problem.forbidden("dues.remittance.receiver");
        }
        if (accountId.equals(recorded.accountId())) {
            throw Problem.conflict("dues.remittance.own");
        }
        if (decision.on().isBefore(sentOn)) {
            throw Problem.unprocessable("dues.rules").at("/on", "dues.remittance.before", sentOn.toString());
        }
        return new Remittance(
                id,
                orgId,
                toOrgId,
                toName,
                stream,
                amountFen,
                sentOn,
                voucher,
                decision.isReceived() ? State.RECEIVED : State.REFUSED,
                decision.isReceived() ? decision.on() : null,
                recordedAt,
                accountId,
                accountName,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName(),
                decision.opinion(),
                version + 1);
    }

    /// What an organisation passes up.
    ///
    /// @param amount all that is open where none is given
    record Sending(
            UUID orgId,
            Stream stream,
            @Nullable Money amount,
            LocalDate sentOn,
            @Nullable String voucher) {}

    /// Who is above.
    record Receiver(@Nullable UUID orgId, String name) {}

    /// What the receiver says.
    record Decision(boolean isReceived, LocalDate on, String opinion) {}
}
