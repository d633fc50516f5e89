package dangjian.member.dues;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money that a branch took (党费收缴), or a contra entry against such money (冲销).
///
/// @param corrects the collection that this one takes back, wholly or for one member
record DuesCollection(
        UUID id,
        UUID orgId,
        LocalDate collectedOn,
        PaymentMethod method,
        long totalFen,
        int members,
        @Nullable UUID corrects,
        @Nullable String reason,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    static DuesCollection of(Taking taking, List<DuesEntry> entries, Recorded recorded) {
        return of(taking, null, entries, recorded);
    }

    /// Takes entries of this collection back.
    DuesCollection correct(List<DuesEntry> contra, LocalDate day, String why, Recorded recorded) {
        if (corrects != null) {
            throw Problem.conflict("dues.correction.of-correction");
        }
        if (contra.isEmpty()) {
            throw Problem.conflict("dues.correction.nothing-left");
        }
        return of(new Taking(orgId, day, method, why), id, contra, recorded);
    }

    /// Where and how it was taken; for another reason.
    Taking taking(String why) {
        return new Taking(orgId, collectedOn, method, why);
    }

    private static DuesCollection of(
            Taking taking, @Nullable UUID corrects, List<DuesEntry> entries, Recorded recorded) {
        return new DuesCollection(
                Ids.next(),
                taking.orgId(),
                taking.on(),
                taking.method(),
                entries.stream().mapToLong(DuesEntry::amountFen).reduce(0, Math::addExact),
                (int) entries.stream().map(DuesEntry::memberId).distinct().count(),
                corrects,
                taking.reason(),
                recorded.at(),
                recorded.accountId(),
                recorded.accountName());
    }

    /// Where, when and how money is taken.
    ///
    /// @param reason why months are paid that lie further back than is usual
    record Taking(
            UUID orgId,
            LocalDate on,
            PaymentMethod method,
            @Nullable String reason) {

        /// @throws Problem when the day is yet to come or long ago
        void mustBeRecent(LocalDate today) {
            var first = today.minusYears(1);
            if (on.isBefore(first) || on.isAfter(today)) {
                throw Problem.unprocessable("dues.rules")
                        .at("/collectedOn", "dues.collected-on", first.toString(), today.toString());
            }
        }
    }
}
