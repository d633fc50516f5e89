package dangjian.member.merge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.DoubleRecords;
import dangjian.member.roster.Reason;
import dangjian.member.roster.RosterField;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Proposes and decides merges.
@Service
class MergeService {

    private final MergeRepository merges;
    private final DoubleRecords records;
    private final List<MergeParticipant> participants;
    private final Messages messages;
    private final Outbox outbox;
    private final InstantSource clock;

    MergeService(
            MergeRepository merges,
            DoubleRecords records,
            List<MergeParticipant> participants,
            Messages messages,
            Outbox outbox,
            InstantSource clock) {
        this.merges = merges;
        this.records = records;
        this.participants = participants;
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Merge> find(UUID id, Scope scope) {
        return merges.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.merge.unknown")));
    }

    Mono<Page<MergeView>> list(@Nullable UUID member, Merge.@Nullable State state, Scope scope, Paging paging) {
        return merges.list(member, state, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, merge -> List.of(merge.id())).map(MergeView::of));
    }

    Mono<MergePreview> preview(
            UUID survivor, UUID duplicate, Set<RosterField> taken, Caller caller, Locale locale, Scope scope) {
        return Mono.fromSupplier(
                        () -> Merge.propose(survivor, duplicate, taken, new Reason("", caller), clock.instant()))
                .flatMap(merge -> Mono.zip(
                        records.compare(survivor, duplicate, taken, scope),
                        holdings(survivor, scope),
                        holdings(duplicate, scope),
                        obstacles(merge, caller, scope)))
                .map(parts -> new MergePreview(
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4().stream()
                                .map(code -> new MergePreview.Obstacle(code, messages.text(code, locale)))
                                .toList()));
    }

    /// Whoever has both records in scope may propose; what could never be merged is refused at once.
    @Transactional
    Mono<Merge> propose(UUID survivor, UUID duplicate, Set<RosterField> taken, Reason reason, Scope scope) {
        return Mono.fromSupplier(() -> Merge.propose(survivor, duplicate, taken, reason, clock.instant()))
                .delayUntil(merge -> records.compare(survivor, duplicate, taken, scope))
                .delayUntil(merge -> merges.insert(merge, scope)
                        .filter(count -> count == 1)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown"))))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.merge.proposed-already"));
    }

    /// Makes one record of the two, with all that other features keep of them, in one transaction.
    @Transactional
    Mono<Merge> approve(UUID id, String note, Version version, Caller caller, Scope scope) {
        return current(id, version, scope)
                .map(merge -> merge.approve(note, caller, clock.instant()))
                .delayUntil(merge -> decide(merge, scope))
                .delayUntil(merge -> records.lock(merge.survivorId(), merge.duplicateId(), scope))
                .delayUntil(merge -> mustBeFree(merge, caller, scope))
                .delayUntil(merge -> carryOut(merge, caller, scope));
    }

    @Transactional
    Mono<Merge> reject(UUID id, String note, Version version, Caller caller, Scope scope) {
        return current(id, version, scope)
                .map(merge -> merge.reject(note, caller, clock.instant()))
                .delayUntil(merge -> decide(merge, scope));
    }

    private Mono<Merge> current(UUID id, Version version, Scope scope) {
        return find(id, scope).doOnNext(Merge::mustBeOpen).doOnNext(merge -> version.mustBe(merge.version()));
    }

    private Mono<Void> carryOut(Merge merge, Caller caller, Scope scope) {
        var merging = merge.merging(BusinessTime.today(clock), caller);
        return Flux.fromIterable(participants)
                .concatMap(participant -> participant.merge(merging, scope))
                .then(Mono.defer(() -> records.merge(
                        merging.survivor(), merging.duplicate(), merge.fields(), merging.reason(), scope)))
                .flatMap(
                        survivor -> outbox.add(new MemberMerged(survivor.id(), merging.duplicate(), survivor.orgId())));
    }

    private Mono<Void> mustBeFree(Merge merge, Caller caller, Scope scope) {
        return obstacles(merge, caller, scope)
                .doOnNext(codes -> {
                    var problem = Problem.conflict("member.merge.obstacles");
                    for (var code : codes) {
                        problem = problem.at("/duplicateId", code);
                    }
                    if (!codes.isEmpty()) {
                        throw problem;
                    }
                })
                .then();
    }

    private Mono<Void> decide(Merge merge, Scope scope) {
        return merges.decide(merge, scope)
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(Problem::stale))
                .then();
    }

    private Mono<List<Holding>> holdings(UUID member, Scope scope) {
        return Flux.fromIterable(participants)
                .concatMap(participant -> participant.holdings(member, scope))
                .filter(holding -> holding.count() > 0)
                .collectList();
    }

    private Mono<List<String>> obstacles(Merge merge, Caller caller, Scope scope) {
        var merging = merge.merging(BusinessTime.today(clock), caller);
        return Flux.fromIterable(participants)
                .concatMap(participant -> participant.obstacles(merging, scope))
                .collectList();
    }
}
