package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Shows the register of documents of a case and adds what followed a step.
@Service
class DocumentService {

    private final CaseFiles files;
    private final DocumentRepository documents;
    private final InstantSource clock;

    DocumentService(CaseFiles files, DocumentRepository documents, InstantSource clock) {
        this.files = files;
        this.documents = documents;
        this.clock = clock;
    }

    Mono<CaseFile> find(UUID id, Scope scope) {
        return files.find(id, scope);
    }

    @Transactional
    Mono<CaseFile> add(UUID id, UUID recordId, SeenDocument seen, Caller caller, Scope scope) {
        return files.lock(id, scope)
                .delayUntil(file -> documents.insert(List.of(following(file, recordId, seen, "/datedOn", caller))))
                .flatMap(file -> files.put(file.development().touch(), scope));
    }

    /// A wrong line stays in the register, with why it does not count; a right one may stand for it.
    @Transactional
    Mono<CaseFile> correct(UUID id, UUID documentId, Correcting correcting, Caller caller, Scope scope) {
        return files.lock(id, scope).flatMap(file -> {
            var wrong = file.register()
                    .standing(documentId)
                    .orElseThrow(() -> Problem.notFound("member.development.document-unknown"));
            var seen = correcting.document();
            var right = seen == null
                    ? List.<CaseDocument>of()
                    : List.of(following(file, wrong.recordId(), seen, "/document/datedOn", caller));
            var correction = DocumentCorrection.of(
                    wrong, right.isEmpty() ? null : right.getFirst(), correcting.reason(), teller(caller));
            mustStayArchived(file, file.register().with(correction, right));
            return documents
                    .insert(right)
                    .then(Mono.defer(() -> documents.correct(correction)))
                    .then(Mono.defer(() -> files.put(file.development().touch(), scope)));
        });
    }

    private static void mustStayArchived(CaseFile file, Register corrected) {
        var missing = corrected.missingForArchive(file.template(), file.records(), List.of());
        if (file.development().status() == CaseStatus.COMPLETED && !missing.isEmpty()) {
            throw Problem.unprocessable("member.development.rules")
                    .at("/document", "member.development.documents", String.join("、", missing));
        }
    }

    private CaseDocument following(CaseFile file, UUID recordId, SeenDocument seen, String pointer, Caller caller) {
        var datedOn = seen.datedOn();
        if (datedOn != null && datedOn.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.development.rules").at(pointer, "import.future");
        }
        return file.records().stream()
                .filter(record -> record.id().equals(recordId) && record.state() != StepRecord.State.CORRECTED)
                .findFirst()
                .map(record -> CaseDocument.of(record, seen, teller(caller)))
                .orElseThrow(() -> Problem.notFound("member.development.record-unknown"));
    }

    private CaseDocument.Teller teller(Caller caller) {
        return new CaseDocument.Teller(clock.instant(), caller.accountId(), caller.name());
    }

    /// Why a document does not count, and what was seen in its place, if anything.
    record Correcting(String reason, @Nullable SeenDocument document) {}
}
