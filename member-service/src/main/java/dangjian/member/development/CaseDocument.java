package dangjian.member.development;

import dangjian.kit.data.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line in the register of documents of a case (材料登记).
record CaseDocument(
        UUID id,
        UUID caseId,
        UUID recordId,
        String kind,
        LocalDate datedOn,
        @Nullable String number,
        @Nullable String holder,
        @Nullable String note,
        @Nullable String sha256,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    /// A document seen at a step, and told by whoever recorded the step.
    static CaseDocument at(StepRecord record, SeenDocument seen) {
        return of(record, seen, new Teller(record.recordedAt(), record.accountId(), record.accountName()));
    }

    /// A document that followed later.
    static CaseDocument of(StepRecord record, SeenDocument seen, Teller teller) {
        return new CaseDocument(
                Ids.next(),
                record.caseId(),
                record.id(),
                seen.kind().strip(),
                seen.datedOn() == null ? record.doneOn() : seen.datedOn(),
                seen.number(),
                seen.holder(),
                seen.note(),
                seen.sha256(),
                teller.at(),
                teller.accountId(),
                teller.accountName());
    }

    /// Who tells of a document, and when.
    record Teller(Instant at, UUID accountId, String accountName) {}
}
