package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
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
                .delayUntil(file -> documents.insert(List.of(following(file, recordId, seen, caller))))
                .flatMap(file -> files.put(file.development().touch(), scope));
    }

    private CaseDocument following(CaseFile file, UUID recordId, SeenDocument seen, Caller caller) {
        var datedOn = seen.datedOn();
        if (datedOn != null && datedOn.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.development.rules").at("/datedOn", "import.future");
        }
        return file.records().stream()
                .filter(record -> record.id().equals(recordId) && record.state() != StepRecord.State.CORRECTED)
                .findFirst()
                .map(record -> CaseDocument.of(
                        record, seen, new CaseDocument.Teller(clock.instant(), caller.accountId(), caller.name())))
                .orElseThrow(() -> Problem.notFound("member.development.record-unknown"));
    }
}
