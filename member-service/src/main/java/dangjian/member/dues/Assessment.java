package dangjian.member.dues;

import dangjian.kit.data.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member owes a month, for some months of one year (党费核定).
///
/// @param lastMonth inclusive
/// @param baseCipher the base, encrypted
/// @param isQuarterly whether the branch agreed to payment by quarter
/// @param scheme version of the rates it was reckoned by
record Assessment(
        UUID id,
        UUID memberId,
        int year,
        int firstMonth,
        int lastMonth,
        PayerClass payerClass,
        byte @Nullable [] baseCipher,
        long monthlyFen,
        boolean isQuarterly,
        int scheme,
        @Nullable String reason,
        Instant assessedAt,
        UUID accountId,
        String accountName) {

    static Assessment of(UUID member, Term term, Declaration declared, Reckoning reckoning, Recorded recorded) {
        return new Assessment(
                Ids.next(),
                member,
                term.year(),
                term.firstMonth(),
                term.lastMonth(),
                declared.payerClass(),
                reckoning.baseCipher(),
                reckoning.monthly().fen(),
                declared.isQuarterly(),
                reckoning.scheme(),
                term.reason(),
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    boolean covers(int month) {
        return month >= firstMonth && month <= lastMonth;
    }

    boolean overlaps(Term term) {
        return firstMonth <= term.lastMonth() && lastMonth >= term.firstMonth();
    }

    /// For which months of a year, and why when it is a change.
    record Term(
            int year,
            int firstMonth,
            int lastMonth,
            @Nullable String reason) {}

    /// What is declared of a member.
    record Declaration(PayerClass payerClass, @Nullable Money base, boolean isQuarterly) {
        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Declaration[%s]".formatted(payerClass);
        }
    }

    /// What the rates make of it.
    record Reckoning(Money monthly, byte @Nullable [] baseCipher, int scheme) {}
}
