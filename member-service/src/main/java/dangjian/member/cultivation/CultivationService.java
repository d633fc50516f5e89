package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.cultivation.CultivationRepository.DoneStep;
import dangjian.member.cultivation.CultivationRepository.Filter;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Starts cultivations and takes them from step to step.
@Service
class CultivationService {

    private final CultivationRepository cultivations;
    private final Pipelines pipelines;
    private final Organizations organizations;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    CultivationService(
            CultivationRepository cultivations,
            Pipelines pipelines,
            Organizations organizations,
            Roster roster,
            Outbox outbox,
            InstantSource clock) {
        this.cultivations = cultivations;
        this.pipelines = pipelines;
        this.organizations = organizations;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<CultivationView> find(UUID id, Scope scope) {
        return cultivations
                .find(id, scope)
                .switchIfEmpty(unknown())
                .flatMap(found -> Mono.zip(
                                pipelines.of(found),
                                cultivations.steps(id, scope).collectList())
                        .map(parts -> CultivationView.of(found, parts.getT1(), parts.getT2())));
    }

    Mono<Page<CultivationView>> list(Filter filter, @Nullable UUID under, Scope scope, Paging paging) {
        return narrowed(under, scope).flatMap(narrow -> {
            var page = cultivations
                    .page(filter, narrow, paging)
                    .map(found -> CultivationView.of(found, null))
                    .collectList()
                    .map(rows -> Page.of(rows, paging, view -> List.of(view.id())));
            return paging.count() ? page.zipWith(cultivations.count(filter, narrow), Page::withTotal) : page;
        });
    }

    @Transactional
    Mono<Cultivation> start(Start start, Scope scope) {
        return person(start, scope)
                .delayUntil(_ -> mentor(start.mentorId(), scope))
                .zipWith(pipelines.inForce(start.pipeline()))
                .map(found ->
                        Cultivation.start(found.getT1(), found.getT2(), start.mentorId(), start.startedOn(), today()))
                .flatMap(cultivation -> cultivations.insert(cultivation, scope))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("cultivation.already-running"));
    }

    @Transactional
    Mono<Cultivation> record(UUID id, DoneStep done, Version version, Scope scope) {
        return locked(id, version, scope)
                .flatMap(running -> Mono.zip(
                                pipelines.of(running),
                                cultivations.steps(id, scope).collectList())
                        .map(parts -> recorded(running, done.step(), parts.getT1(), parts.getT2(), done.doneOn())))
                .delayUntil(next -> cultivations
                        .addStep(done, scope)
                        .filter(count -> count == 1)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("cultivation.step.recorded"))))
                .flatMap(next -> cultivations.update(next, scope))
                .delayUntil(next -> next.state() == CultivationState.COMPLETED
                        ? outbox.add(CultivationCompleted.of(next))
                        : Mono.empty());
    }

    @Transactional
    Mono<Cultivation> mentor(UUID id, UUID mentor, Version version, Scope scope) {
        return mentor(mentor, scope)
                .flatMap(found -> change(id, version, scope, cultivation -> cultivation.mentoredBy(found)));
    }

    @Transactional
    Mono<Cultivation> end(UUID id, LocalDate on, String reason, Version version, Scope scope) {
        return change(id, version, scope, cultivation -> cultivation.end(on, reason, today()));
    }

    private Mono<Cultivation> locked(UUID id, Version version, Scope scope) {
        return cultivations.lock(id, scope).switchIfEmpty(unknown()).doOnNext(found -> version.mustBe(found.version()));
    }

    private Mono<Cultivation> change(UUID id, Version version, Scope scope, UnaryOperator<Cultivation> verb) {
        return locked(id, version, scope).map(verb).flatMap(next -> cultivations.update(next, scope));
    }

    private Cultivation recorded(
            Cultivation running, String step, Pipeline pipeline, List<DoneStep> done, LocalDate doneOn) {
        var index = pipeline.indexOf(step);
        var previous = index == 0
                ? null
                : done.stream()
                        .filter(found ->
                                found.step().equals(pipeline.get(index - 1).code()))
                        .map(DoneStep::doneOn)
                        .findFirst()
                        .orElse(null);
        return running.record(index, pipeline, previous, doneOn, today());
    }

    private Mono<Cultivation.Person> person(Start start, Scope scope) {
        var member = start.memberId();
        var name = start.personName();
        if (member != null) {
            return roster.current(member, scope)
                    .map(found -> new Cultivation.Person(found.orgId(), found.name(), found.id(), found.joinedOn()));
        }
        if (start.orgId() == null || name == null) {
            return Mono.error(
                    Problem.unprocessable("request.invalid").at("/personName", "cultivation.person-required"));
        }
        return organizations
                .find(start.orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .map(org -> Cultivation.Person.outside(org.id(), name.strip()));
    }

    /// A full member in the scope.
    private Mono<UUID> mentor(UUID id, Scope scope) {
        return roster.current(id, scope).map(member -> {
            if (member.stage() != MemberStage.FULL) {
                throw Problem.unprocessable("request.invalid").at("/mentorId", "cultivation.mentor");
            }
            return member.id();
        });
    }

    Mono<Scope> narrowed(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(top -> Scope.of(top.path()));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("cultivation.unknown"));
    }

    /// Whom to cultivate as what: a member, or by name somebody whom a branch has in view.
    record Start(
            String pipeline,
            @Nullable UUID memberId,
            @Nullable UUID orgId,
            @Nullable String personName,
            UUID mentorId,
            LocalDate startedOn) {}
}
