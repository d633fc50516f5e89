package dangjian.evaluation.star;

import dangjian.evaluation.star.StarApplicationController.CommitteeCheck;
import dangjian.evaluation.star.StarApplicationController.DistrictReview;
import dangjian.evaluation.star.StarApplicationController.ReReview;
import dangjian.evaluation.star.StarApplicationController.ScoreEntry;
import dangjian.evaluation.star.StarApplicationRepository.Filter;
import dangjian.evaluation.star.StarStep.Verb;
import dangjian.evaluation.star.StarViews.ApplicationView;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// What is done to one application, step by step.
@Service
class StarApplicationService {

    private final StarApplicationRepository applications;
    private final StarFiles files;
    private final StarScoreRepository scores;
    private final AutoScoring automatic;
    private final InstantSource clock;

    StarApplicationService(
            StarApplicationRepository applications,
            StarFiles files,
            StarScoreRepository scores,
            AutoScoring automatic,
            InstantSource clock) {
        this.applications = applications;
        this.files = files;
        this.scores = scores;
        this.automatic = automatic;
        this.clock = clock;
    }

    Mono<Page<StarViews.ApplicationSummary>> list(Filter filter, Scope scope, Paging paging) {
        return applications.list(filter, scope, paging).collectList().flatMap(rows -> {
            var organizations = rows.stream().map(StarApplication::orgId).toList();
            return applications
                    .names(organizations, scope)
                    .map(names -> Page.of(rows, paging, row -> List.of(row.id()))
                            .map(row -> StarViews.ApplicationSummary.of(row, names)));
        });
    }

    Mono<ApplicationView> find(UUID id, Scope scope) {
        return known(id, scope).flatMap(application -> files.view(application, scope));
    }

    @Transactional
    Mono<ApplicationView> selfRate(UUID id, List<ScoreEntry> entries, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarApplication::selfRate)
                .delayUntil(next -> files.context(next, scope).flatMap(context -> {
                    var own = new ManualScores(context.scheme()).self(id, entries);
                    return save(next, own, context, scope);
                }))
                .flatMap(next -> finish(next, Verb.SELF_RATING, null, caller, scope));
    }

    @Transactional
    Mono<ApplicationView> check(UUID id, CommitteeCheck check, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarApplication::check)
                .delayUntil(next -> mustNotBeSelfRater(next, caller, scope))
                .delayUntil(next -> adjust(next, check.adjustments(), scope))
                .flatMap(next -> finish(next, Verb.COMMITTEE_CHECK, check.note(), caller, scope));
    }

    @Transactional
    Mono<ApplicationView> review(UUID id, DistrictReview review, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarApplication::review)
                .delayUntil(next -> adjust(next, review.adjustments(), scope))
                .flatMap(next -> finish(next, Verb.DISTRICT_REVIEW, review.record(), caller, scope));
    }

    @Transactional
    Mono<ApplicationView> veto(UUID id, String code, String note, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, application -> application.veto(code))
                .delayUntil(next -> files.context(next, scope)
                        .filter(context -> context.scheme().veto(code).isPresent())
                        .switchIfEmpty(Mono.error(() -> Problem.unprocessable("star.veto-unknown", code)
                                .at("/code", "star.veto-unknown", code))))
                .flatMap(next -> finish(next, Verb.VETO, code + " " + note, caller, scope));
    }

    @Transactional
    Mono<ApplicationView> object(UUID id, String reason, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarApplication::object)
                .delayUntil(next -> files.context(next, scope)
                        .doOnNext(context -> context.cycle().mustHear(BusinessTime.today(clock))))
                .flatMap(next -> finish(next, Verb.OBJECTION, reason, caller, scope));
    }

    @Transactional
    Mono<ApplicationView> reReview(UUID id, ReReview answer, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, application -> application.reReview(answer.stars()))
                .flatMap(next -> finish(next, Verb.RE_REVIEW, answer.reason(), caller, scope));
    }

    @Transactional
    Mono<ApplicationView> downgrade(UUID id, ReReview lower, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, application -> application.downgrade(lower.stars()))
                .flatMap(next -> finish(next, Verb.DOWNGRADING, lower.reason(), caller, scope));
    }

    @Transactional
    Mono<ApplicationView> revoke(UUID id, String reason, Version version, Caller caller, Scope scope) {
        return change(id, version, scope, StarApplication::revoke)
                .flatMap(next -> finish(next, Verb.REVOCATION, reason, caller, scope));
    }

    private Mono<StarApplication> known(UUID id, Scope scope) {
        return applications
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("star.application-unknown")));
    }

    private Mono<StarApplication> change(UUID id, Version version, Scope scope, UnaryOperator<StarApplication> verb) {
        return known(id, scope)
                .doOnNext(application -> version.mustBe(application.version()))
                .map(verb)
                .delayUntil(next -> applications
                        .update(List.of(next), scope)
                        .filter(rows -> rows == 1)
                        .switchIfEmpty(Mono.error(Problem::stale)));
    }

    private Mono<Void> adjust(
            StarApplication application, List<StarApplicationController.Adjustment> adjustments, Scope scope) {
        return Mono.zip(
                        files.context(application, scope),
                        scores.of(List.of(application.id()), scope).collectList())
                .flatMap(parts -> {
                    var scheme = parts.getT1().scheme();
                    var adjusted = new ManualScores(scheme).adjust(parts.getT2(), adjustments);
                    return save(application, adjusted, parts.getT1(), scope);
                });
    }

    /// Saves what people scored together with what is computed today.
    private Mono<Void> save(
            StarApplication application, List<StarScore> manual, StarFiles.Context context, Scope scope) {
        return automatic
                .score(List.of(application), context.cycle(), context.scheme(), scope)
                .flatMap(computed -> {
                    var all = new ArrayList<>(computed);
                    all.addAll(manual);
                    return scores.save(all, scope);
                });
    }

    private Mono<StarStep> mustNotBeSelfRater(StarApplication application, Caller caller, Scope scope) {
        return scores.steps(application.id(), scope)
                .filter(step ->
                        step.verb() == Verb.SELF_RATING && step.accountId().equals(caller.accountId()))
                .next()
                .flatMap(step -> Mono.error(Problem.conflict("star.own-check")));
    }

    private Mono<ApplicationView> finish(
            StarApplication application, Verb verb, @Nullable String note, Caller caller, Scope scope) {
        var step = StarStep.taken(application.id(), verb, caller, note, clock.instant());
        return scores.add(List.of(step), scope).then(files.view(application, scope));
    }
}
