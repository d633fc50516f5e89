package dangjian.member.development;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Fetches whole cases and puts changed ones back, with what comes next in them.
@Component
class CaseFiles {

    private final CaseRepository cases;
    private final RecordRepository records;
    private final DocumentRepository documents;
    private final Templates templates;
    private final DueRepository due;
    private final WorkingCalendar calendar;

    CaseFiles(
            CaseRepository cases,
            RecordRepository records,
            DocumentRepository documents,
            Templates templates,
            DueRepository due,
            WorkingCalendar calendar) {
        this.cases = cases;
        this.records = records;
        this.documents = documents;
        this.templates = templates;
        this.due = due;
        this.calendar = calendar;
    }

    Mono<CaseFile> find(UUID id, Scope scope) {
        return file(cases.find(id, scope), scope);
    }

    /// To change it: others wait until the end of the transaction.
    Mono<CaseFile> lock(UUID id, Scope scope) {
        return file(cases.lock(id, scope), scope);
    }

    /// Writes the changed case and derives what comes next from all its records.
    Mono<CaseFile> put(DevelopmentCase changed, Scope scope) {
        return cases.update(changed, scope)
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> find(changed.id(), scope)))
                .delayUntil(file -> due.replace(List.of(changed.id()), next(file)));
    }

    static List<DueStep> next(CaseFile file) {
        var development = file.development();
        if (development.status() != CaseStatus.OPEN) {
            return List.of();
        }
        var plan = file.plan();
        return plan.next().stream()
                .map(step -> {
                    var until = plan.holdsUntil(step);
                    var latest = until == null ? plan.latest(step) : null;
                    return new DueStep(
                            development.id(),
                            step.code(),
                            until == null ? plan.earliest(step) : until.plusDays(1),
                            latest,
                            latest == null
                                    ? null
                                    : latest.minusDays(plan.template().dueSoonDays()));
                })
                .toList();
    }

    private Mono<Register> register(UUID id, Scope scope) {
        return Mono.zip(
                documents.of(id, scope).collectList(),
                documents.corrections(id, scope).collectList(),
                Register::new);
    }

    private Mono<CaseFile> file(Mono<PlacedCase> found, Scope scope) {
        return found.switchIfEmpty(Mono.error(() -> Problem.notFound("member.development.unknown")))
                .flatMap(placed -> Mono.zip(
                                templates.version(placed.development().template()),
                                records.of(placed.development().id(), scope).collectList(),
                                register(placed.development().id(), scope))
                        .map(parts -> new CaseFile(
                                placed,
                                parts.getT1().in(placed.fullMembers()),
                                parts.getT2(),
                                parts.getT3(),
                                calendar)));
    }
}
