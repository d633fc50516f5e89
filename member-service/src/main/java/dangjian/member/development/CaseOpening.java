package dangjian.member.development;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.data.Ids;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Applicants;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Opens new cases: the checks, the first step, what comes next.
@Component
class CaseOpening {

    private static final Set<String> HOLDING_MEMBERS = Set.of("BRANCH", "JOINT_BRANCH");

    private final CaseRepository cases;
    private final RecordRepository records;
    private final DueRepository due;
    private final Templates templates;
    private final Applicants applicants;
    private final Organizations organizations;
    private final WorkingCalendar calendar;

    CaseOpening(
            CaseRepository cases,
            RecordRepository records,
            DueRepository due,
            Templates templates,
            Applicants applicants,
            Organizations organizations,
            WorkingCalendar calendar) {
        this.cases = cases;
        this.records = records;
        this.due = due;
        this.templates = templates;
        this.applicants = applicants;
        this.organizations = organizations;
        this.calendar = calendar;
    }

    Mono<List<Template>> templates() {
        return templates.all();
    }

    /// A problem unless it is a branch in the scope.
    Mono<Void> branch(UUID id, Scope scope) {
        return organizations
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .filter(organization ->
                        HOLDING_MEMBERS.contains(organization.kind()) && organization.dissolvedOn() == null)
                .switchIfEmpty(Mono.error(() ->
                        Problem.unprocessable("member.development.rules").at("/orgId", "member.branch.unsuitable")))
                .then();
    }

    /// A problem when the roster has the person, or another case goes on.
    Mono<Void> mustBeNew(Applying person) {
        Set<String> number = Set.of(Objects.requireNonNull(person.idNumber()));
        return applicants
                .registered(number)
                .zipWith(cases.live(number))
                .doOnNext(found -> {
                    if (!found.getT1().isEmpty()) {
                        throw Problem.conflict("member.registered").at("/idNumber", "import.registered");
                    }
                    if (!found.getT2().isEmpty()) {
                        throw Problem.conflict("member.development.live-already")
                                .at("/idNumber", "import.registered");
                    }
                })
                .then();
    }

    /// Writes new cases with their application as the first step.
    Mono<Void> write(Collection<OpenedCase> opened, Caller caller, Scope scope) {
        return templates.all().flatMap(all -> {
            var applications = opened.stream()
                    .map(one -> application(one.development(), caller))
                    .toList();
            var next = opened.stream()
                    .flatMap(one -> next(one, all, applications).stream())
                    .toList();
            return cases.insert(opened, scope)
                    .filter(count -> count == opened.size())
                    .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                    .then(Mono.defer(() -> records.insert(applications)))
                    .then(Mono.defer(() -> due.replace(
                            opened.stream().map(one -> one.development().id()).toList(), next)));
        });
    }

    private List<DueStep> next(OpenedCase opened, List<Template> all, List<StepRecord> applications) {
        var development = opened.development();
        var template = all.stream()
                .filter(one -> one.version().equals(development.template()))
                .findFirst()
                .orElseThrow();
        var own = applications.stream()
                .filter(record -> record.caseId().equals(development.id()))
                .toList();
        return CaseFiles.next(
                new CaseFile(new PlacedCase(development, opened.person(), "", "", 0), template, own, calendar));
    }

    private static StepRecord application(DevelopmentCase development, Caller caller) {
        return new StepRecord(
                Ids.next(),
                development.id(),
                Step.APPLICATION,
                development.appliedOn(),
                StepRecord.State.VALID,
                false,
                StepDetails.NONE,
                development.openedAt(),
                caller.accountId(),
                caller.name(),
                null);
    }

    /// The rules under which cases are opened today.
    record Rules(Applicants.Reader reader, List<Template> templates, LocalDate today) {

        /// @throws Problem when the person's fields or the day break a rule
        OpenedCase open(UUID branch, Applying person, CaseService.Application application, Caller caller, Instant now) {
            var applicant = reader.read(person.texts());
            var appliedOn = application.appliedOn();
            if (appliedOn.isAfter(today)) {
                throw Problem.unprocessable("member.development.rules").at("/appliedOn", "import.future");
            }
            var age = reader.joiningAge(appliedOn);
            if (age != null && appliedOn.isBefore(applicant.birthday().plusYears(age))) {
                throw Problem.unprocessable("member.development.rules")
                        .at("/appliedOn", "member.development.under-age", age);
            }
            var development = new DevelopmentCase(
                    Ids.next(),
                    branch,
                    applicant.name(),
                    applicant.birthday(),
                    application.isLeagueMember(),
                    appliedOn,
                    Templates.inForce(templates, appliedOn).version(),
                    CaseStage.APPLICANT,
                    CaseStatus.OPEN,
                    null,
                    null,
                    now,
                    caller.accountId(),
                    1);
            return new OpenedCase(development, person.as(applicant.name(), applicant.idNumber()));
        }
    }
}
