package dangjian.member.development;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why a line in the register of documents no longer counts (更正).
///
/// @param replacementId what stands in its place; nothing when the document was never seen
record DocumentCorrection(
        UUID documentId,
        @Nullable UUID replacementId,
        String reason,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    static DocumentCorrection of(
            CaseDocument wrong, @Nullable CaseDocument right, String reason, CaseDocument.Teller teller) {
        return new DocumentCorrection(
                wrong.id(),
                right == null ? null : right.id(),
                reason.strip(),
                teller.at(),
                teller.accountId(),
                teller.accountName());
    }
}
