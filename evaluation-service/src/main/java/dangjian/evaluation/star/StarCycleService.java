package dangjian.evaluation.star;

import dangjian.evaluation.star.StarApplicationRepository.Participation;
import dangjian.evaluation.star.StarStep.Verb;
import dangjian.evaluation.star.StarViews.CycleView;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// What is done to a whole cycle: it is opened, decided, published and confirmed.
@Service
class StarCycleService {

    private final StarCycleRepository cycles;
    private final StarSchemeRepository schemes;
    private final StarApplicationRepository applications;
    private final StarScoreRepository scores;
    private final StarAwardRepository awards;
    private final AutoScoring automatic;
    private final StarMeeting meeting;
    private final WorkingCalendar calendar;
    private final Outbox outbox;
    private final InstantSource clock;

    StarCycleService(
            StarCycleRepository cycles,
            StarSchemeRepository schemes,
            StarApplicationRepository applications,
            StarScoreRepository scores,
            StarAwardRepository awards,
            AutoScoring automatic,
            StarMeeting meeting,
            WorkingCalendar calendar,
            Outbox outbox,
            InstantSource clock) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.applications = applications;
        this.scores = scores;
        this.awards = awards;
        this.automatic = automatic;
        this.meeting = meeting;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Page<CycleView>> list(Scope scope, Paging paging) {
        return cycles.list(scope, paging)
                .concatMap(cycle -> view(cycle, scope))
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.cycle().id())))
                .map(page -> page.map(Viewed::view));
    }

    Mono<Viewed> find(UUID id, Scope scope) {
        return cycles.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("star.cycle-unknown")))
                .flatMap(cycle -> view(cycle, scope));
    }

    /// Opens an application for every organisation that takes part.
    @Transactional
    Mono<Viewed> open(StarCycle cycle, Participation participation, Scope scope) {
        return schemes.find(cycle.schemeVersion())
                .switchIfEmpty(Mono.error(() -> Problem.unprocessable("star.scheme-unknown", cycle.schemeVersion())))
                .doOnNext(scheme -> cycle.mustBeUnder(scheme.terms().effectiveFrom()))
                .flatMap(scheme -> applications
                        .participants(participation, scope)
                        .map(organization -> StarApplication.open(cycle.id(), organization))
                        .collectList()
                        .filter(opened -> !opened.isEmpty())
                        .switchIfEmpty(Mono.error(() -> Problem.unprocessable("star.no-organizations")))
                        .flatMap(opened -> insert(cycle, scheme, opened, scope)))
                .then(view(cycle, scope));
    }

    /// Gives the stars of the whole cycle in one transaction (会议研究).
    @Transactional
    Mono<Viewed> decide(UUID id, boolean lapseUnfinished, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarCycle::decide)
                .delayUntil(cycle -> applications
                        .ofCycle(id, scope)
                        .collectList()
                        .doOnNext(all -> mustBeFinished(all, lapseUnfinished))
                        .flatMap(all -> meeting.decide(cycle, all, scope))
                        .flatMap(all -> save(all, Verb.DECISION, caller, scope)))
                .flatMap(cycle -> view(cycle, scope));
    }

    /// Starts the public notice (公示).
    @Transactional
    Mono<Viewed> publish(UUID id, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, UnaryOperator.identity())
                .flatMap(cycle -> schemes.find(cycle.schemeVersion())
                        .map(scheme -> cycle.publish(
                                BusinessTime.today(clock), scheme.terms().noticeWorkingDays(), calendar)))
                .delayUntil(cycle -> cycles.update(cycle, scope))
                .delayUntil(cycle -> applications
                        .ofCycle(id, scope)
                        .filter(application -> application.state() != StarState.LAPSED)
                        .map(StarApplication::publish)
                        .collectList()
                        .flatMap(all -> save(all, Verb.PUBLIC_NOTICE, caller, scope)))
                .flatMap(cycle -> view(cycle, scope));
    }

    /// Confirms the stars after the notice (定星授牌).
    @Transactional
    Mono<Viewed> confirm(UUID id, Version version, Caller caller, Scope scope) {
        var today = BusinessTime.today(clock);
        return change(id, version, scope, cycle -> cycle.confirm(today))
                .delayUntil(cycle -> Mono.zip(
                                schemes.find(cycle.schemeVersion()),
                                applications
                                        .ofCycle(id, scope)
                                        .filter(application -> application.state() != StarState.LAPSED)
                                        .doOnNext(StarCycleService::mustHaveNoObjection)
                                        .map(StarApplication::confirm)
                                        .collectList())
                        .flatMap(parts -> {
                            var given = new Awarding(cycle, parts.getT1(), today).awards(parts.getT2());
                            return save(parts.getT2(), Verb.CONFIRMATION, caller, scope)
                                    .then(awards.insert(given, scope))
                                    .then(outbox.add(StarsConfirmed.of(cycle, today, given)));
                        }))
                .flatMap(cycle -> view(cycle, scope));
    }

    private Mono<Void> insert(StarCycle cycle, StarScheme scheme, List<StarApplication> opened, Scope scope) {
        return cycles.insert(cycle, scope)
                .filter(isNew -> isNew)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("star.cycle-exists", cycle.year())))
                .then(applications.insert(opened, scope))
                .then(automatic.score(opened, cycle, scheme, scope))
                .flatMap(computed -> scores.save(computed, scope));
    }

    private Mono<StarCycle> change(UUID id, Version version, Scope scope, UnaryOperator<StarCycle> verb) {
        return cycles.findForUpdate(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("star.cycle-unknown")))
                .doOnNext(cycle -> version.mustBe(cycle.version()))
                .map(verb)
                .delayUntil(cycle -> cycles.update(cycle, scope));
    }

    private static void mustBeFinished(List<StarApplication> all, boolean lapseUnfinished) {
        var unfinished =
                all.stream().filter(application -> !application.isReviewed()).count();
        if (unfinished > 0 && !lapseUnfinished) {
            throw Problem.conflict("star.unfinished", unfinished);
        }
    }

    private static void mustHaveNoObjection(StarApplication application) {
        if (application.state() == StarState.OBJECTION) {
            throw Problem.conflict("star.objection-open", application.id().toString());
        }
    }

    private Mono<Void> save(List<StarApplication> changed, Verb verb, Caller caller, Scope scope) {
        var now = clock.instant();
        var steps = changed.stream()
                .map(application -> StarStep.taken(application.id(), verb, caller, null, now))
                .toList();
        return applications.update(changed, scope).then(scores.add(steps, scope));
    }

    private Mono<Viewed> view(StarCycle cycle, Scope scope) {
        return Mono.defer(() -> cycles.counts(cycle.id(), scope).collectList())
                .map(counts -> new Viewed(cycle, CycleView.of(cycle, counts)));
    }

    /// A cycle and how it is shown.
    record Viewed(StarCycle cycle, CycleView view) {}
}
