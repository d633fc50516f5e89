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
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Opens new cases: the checks, the first step, what comes next.
@Component
class CaseOpening {

    private static final Set<String> HOLDING_MEMBERS = Set.of("BRANCH", "JOINT_BRANCH");

    private final CaseRepository cases;
    private final EarlierCases earlier;
    private final RecordRepository records;
    private final DocumentRepository documents;
    private final CaseEventRepository events;
    private final DueRepository due;
    private final Templates templates;
    private final FormerMembers former;
    private final Organizations organizations;
    private final WorkingCalendar calendar;

    CaseOpening(
            CaseRepository cases,
            EarlierCases earlier,
            RecordRepository records,
            DocumentRepository documents,
            CaseEventRepository events,
            DueRepository due,
            Templates templates,
            FormerMembers former,
            Organizations organizations,
            WorkingCalendar calendar) {
        this.cases = cases;
        this.earlier = earlier;
        this.records = records;
        this.documents = documents;
        this.events = events;
        this.due = due;
        this.templates = templates;
        this.former = former;
        this.organizations = organizations;
        this.calendar = calendar;
    }

    Mono<List<Template>> templates() {
        return templates.all();
    }

    /// A problem unless it is a branch in the scope.
    Mono<Place> branch(UUID id, Scope scope) {
        return organizations
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .filter(organization ->
                        HOLDING_MEMBERS.contains(organization.kind()) && organization.dissolvedOn() == null)
                .switchIfEmpty(Mono.error(() ->
                        Problem.unprocessable("member.development.rules").at("/orgId", "member.branch.unsuitable")))
                .map(organization -> new Place(organization.id(), organization.path()));
    }

    /// A problem when the person is a member or may not join anew yet, or another case goes on.
    Mono<Void> mustBeNew(OpenedCase opened) {
        Set<String> number = Set.of(Objects.requireNonNull(opened.person().idNumber()));
        var appliedOn = opened.development().appliedOn();
        return former.of(number)
                .zipWith(earlier.live(number))
                .doOnNext(found -> {
                    found.getT1().values().forEach(known -> known.mustAllowApplying(appliedOn));
                    if (!found.getT2().isEmpty()) {
                        throw Problem.conflict("member.development.live-already")
                                .at("/idNumber", "import.registered");
                    }
                })
                .then();
    }

    /// Writes new cases with what is on record of them.
    Mono<Void> write(Collection<OpenedCase> opened, Scope scope) {
        var ids = opened.stream().map(one -> one.development().id()).toList();
        return cases.insert(opened, scope)
                .filter(count -> count == opened.size())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(Mono.defer(() -> records.insert(all(opened, OpenedCase::records))))
                .then(Mono.defer(() -> documents.insert(all(opened, OpenedCase::documents))))
                .then(Mono.defer(() -> events.insert(all(opened, OpenedCase::events))))
                .then(Mono.defer(() -> due.replace(ids, all(opened, this::next))));
    }

    private List<DueStep> next(OpenedCase opened) {
        var placed = new PlacedCase(opened.development(), opened.person(), "", "", 0);
        var register = new Register(opened.documents(), List.of());
        return CaseFiles.next(new CaseFile(placed, opened.template(), opened.records(), register, calendar));
    }

    private static <T> List<T> all(Collection<OpenedCase> opened, Function<OpenedCase, List<T>> part) {
        return opened.stream().flatMap(one -> part.apply(one).stream()).toList();
    }

    /// A branch, and where it stands in the tree.
    record Place(UUID orgId, String path) {}

    /// The rules under which cases are opened today.
    record Rules(Applicants.Reader reader, List<Template> templates, LocalDate today) {

        /// @throws Problem when the person's fields or the day break a rule
        OpenedCase open(
                Place branch, Applying person, CaseService.Application application, Caller caller, Instant now) {
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
            var template = Templates.inForce(templates, branch.path(), appliedOn);
            var development = new DevelopmentCase(
                    Ids.next(),
                    branch.orgId(),
                    applicant.name(),
                    applicant.birthday(),
                    application.isLeagueMember(),
                    appliedOn,
                    template.version(),
                    CaseStage.APPLICANT,
                    CaseStatus.OPEN,
                    null,
                    null,
                    now,
                    caller.accountId(),
                    1);
            var received = StepRecord.of(development, Step.APPLICATION, appliedOn, StepDetails.NONE, caller);
            return new OpenedCase(
                    development,
                    person.as(applicant.name(), applicant.idNumber()),
                    template,
                    List.of(received),
                    application(template, received),
                    List.of());
        }

        /// The application is the document that was received.
        private static List<CaseDocument> application(Template template, StepRecord received) {
            return Objects.requireNonNull(template.find(Step.APPLICATION)).documents().stream()
                    .map(kind -> CaseDocument.at(received, SeenDocument.of(kind, received.doneOn())))
                    .toList();
        }
    }
}
