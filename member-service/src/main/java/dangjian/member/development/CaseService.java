package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Applicants;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Opens cases, finds them, ends and moves them.
@Service
class CaseService {

    private final CaseFiles files;
    private final CaseOpening opening;
    private final CaseRepository cases;
    private final CaseEventRepository events;
    private final Applicants applicants;
    private final Roster roster;
    private final Organizations organizations;
    private final InstantSource clock;

    CaseService(
            CaseFiles files,
            CaseOpening opening,
            CaseRepository cases,
            CaseEventRepository events,
            Applicants applicants,
            Roster roster,
            Organizations organizations,
            InstantSource clock) {
        this.files = files;
        this.opening = opening;
        this.cases = cases;
        this.events = events;
        this.applicants = applicants;
        this.roster = roster;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<CaseFile> find(UUID id, Scope scope) {
        return files.find(id, scope);
    }

    Mono<Page<PlacedCase>> page(CaseFilter filter, Scope scope, Paging paging) {
        return narrowed(filter.under(), scope)
                .flatMap(narrow -> cases.page(filter, narrow, paging).collectList())
                .map(rows -> Page.of(
                        rows, paging, placed -> List.of(placed.development().id())));
    }

    @Transactional
    Mono<CaseFile> open(UUID branch, Applying person, Application application, Caller caller, Scope scope) {
        return opening.branch(branch, scope)
                .flatMap(place -> Mono.zip(applicants.reader(), opening.templates())
                        .map(rules -> new CaseOpening.Rules(rules.getT1(), rules.getT2(), BusinessTime.today(clock)))
                        .map(rules -> rules.open(place, person, application, caller, clock.instant())))
                .delayUntil(opened -> opening.mustBeNew(opened))
                .delayUntil(opened -> opening.write(List.of(opened), scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.development.live-already"))
                .flatMap(opened -> files.find(opened.development().id(), scope));
    }

    /// Withdraws, rejects, suspends or takes a case up again.
    @Transactional
    Mono<CaseFile> end(UUID id, Ending ending, Version version, Caller caller, Scope scope) {
        return files.lock(id, scope)
                .doOnNext(file -> version.mustBe(file.development().version()))
                .doOnNext(file -> mustNotBeEarlier(ending.on(), file))
                .delayUntil(file -> events.insert(List.of(
                        CaseEvent.of(id, ending.kind(), ending.on(), ending.reason(), caller, clock.instant()))))
                .flatMap(file -> files.put(file.development().end(ending.status()), scope));
    }

    /// The applicant has moved to another branch of the district; all time spent counts there.
    @Transactional
    Mono<CaseFile> move(UUID id, UUID branch, String reason, Version version, Caller caller, Scope scope) {
        return opening.branch(branch, scope)
                .then(Mono.defer(() -> files.lock(id, scope)))
                .doOnNext(file -> version.mustBe(file.development().version()))
                .delayUntil(file -> mustFollow(file.development(), branch, scope))
                .delayUntil(file -> events.insert(List.of(CaseEvent.of(
                        id, CaseEvent.Kind.MOVED, BusinessTime.today(clock), reason, caller, clock.instant()))))
                .flatMap(file -> files.put(file.development().moveTo(branch), scope));
    }

    /// Shows what the applicant said of himself in clear, for a reason and on the record.
    @Transactional
    Mono<Applying> disclose(UUID id, String reason, Caller caller, Scope scope) {
        return files.find(id, scope)
                .delayUntil(_ -> events.insert(List.of(CaseEvent.of(
                        id, CaseEvent.Kind.DISCLOSED, BusinessTime.today(clock), reason, caller, clock.instant()))))
                .map(file -> file.placed().person());
    }

    Mono<List<CaseEvent>> events(UUID id, Scope scope) {
        return files.find(id, scope).then(events.of(id, scope).collectList());
    }

    Mono<Scope> narrowed(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(organization -> Scope.of(organization.path()));
    }

    /// Whoever is a member moves by a transfer of the membership first.
    private Mono<Void> mustFollow(DevelopmentCase development, UUID branch, Scope scope) {
        var member = development.memberId();
        return member == null
                ? Mono.empty()
                : roster.find(member, scope)
                        .filter(found -> found.orgId().equals(branch))
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("member.development.transfer-first")))
                        .then();
    }

    private void mustNotBeEarlier(LocalDate on, CaseFile file) {
        if (on.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.development.rules").at("/on", "import.future");
        }
        if (on.isBefore(file.development().appliedOn())) {
            throw Problem.unprocessable("member.development.rules")
                    .at(
                            "/on",
                            "member.development.too-early",
                            file.development().appliedOn());
        }
    }

    /// When and as what somebody applied.
    record Application(LocalDate appliedOn, boolean isLeagueMember) {}

    /// How a case ends or pauses.
    record Ending(CaseEvent.Kind kind, LocalDate on, String reason) {

        CaseStatus status() {
            return kind == CaseEvent.Kind.RESUMED ? CaseStatus.OPEN : CaseStatus.valueOf(kind.name());
        }
    }
}
