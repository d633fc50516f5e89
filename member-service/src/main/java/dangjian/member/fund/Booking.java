package dangjian.member.fund;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import dangjian.member.dues.Money;
import dangjian.member.dues.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Interest that an account of dues earned (利息), or a use of dues that were kept (党费使用); or a contra entry.
///
/// @param category for what dues may be used (使用项目); only of a use
/// @param decision which meeting decided it; only of a use
record Booking(
        UUID id,
        UUID orgId,
        Kind kind,
        @Nullable String category,
        LocalDate bookedOn,
        long amountFen,
        String purpose,
        @Nullable String decision,
        @Nullable UUID corrects,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    /// What it is.
    enum Kind {
        /// 利息
        INTEREST,
        /// 使用
        USE
    }

    /// @throws Problem when the account does not hold what is used
    static Booking of(Entry entry, Fund fund, Recorded recorded) {
        if (entry.kind() == Kind.USE) {
            fund.spend(entry.amount());
        }
        return new Booking(
                Ids.next(),
                fund.orgId(),
                entry.kind(),
                entry.category(),
                entry.bookedOn(),
                entry.amount().fen(),
                entry.purpose(),
                entry.decision(),
                null,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    /// Takes it back.
    Booking correct(LocalDate day, String why, Recorded recorded) {
        if (corrects != null) {
            throw Problem.conflict("dues.correction.of-correction");
        }
        return new Booking(
                Ids.next(),
                orgId,
                kind,
                category,
                day,
                -amountFen,
                why,
                decision,
                id,
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    /// What is to be booked.
    record Entry(
            UUID orgId,
            Kind kind,
            @Nullable String category,
            LocalDate bookedOn,
            Money amount,
            String purpose,
            @Nullable String decision) {

        /// @throws Problem when a use lacks what a use needs, or interest has it
        Entry {
            if ((kind == Kind.USE) != (category != null)) {
                throw Problem.unprocessable("dues.rules").at("/category", "dues.booking.category");
            }
            if ((kind == Kind.USE) != (decision != null)) {
                throw Problem.unprocessable("dues.rules").at("/decision", "dues.booking.decision");
            }
        }
    }
}
