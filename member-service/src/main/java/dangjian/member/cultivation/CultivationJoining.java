package dangjian.member.cultivation;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.cultivation.CultivationRepository.DoneStep;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Completes the cultivation of somebody who has become a member, with what the records know.
@Service
class CultivationJoining {

    private static final String DERIVED = "由党员名册和发展党员档案得出";

    private final CultivationRepository cultivations;
    private final Pipelines pipelines;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    CultivationJoining(
            CultivationRepository cultivations,
            Pipelines pipelines,
            Roster roster,
            Outbox outbox,
            InstantSource clock) {
        this.cultivations = cultivations;
        this.pipelines = pipelines;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The person has joined: the steps follow from the record, and the cultivation is complete.
    @Transactional
    Mono<Cultivation> join(UUID id, UUID member, Version version, Caller caller, Scope scope) {
        return cultivations
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("cultivation.unknown")))
                .doOnNext(found -> version.mustBe(found.version()))
                .zipWith(roster.current(member, scope)
                        .map(found -> new Cultivation.Admission(found.id(), found.name(), found.joinedOn())))
                .flatMap(both -> Mono.zip(
                                pipelines.of(both.getT1()),
                                cultivations.steps(id, scope).collectList(),
                                cultivations.wayOf(member, scope))
                        .flatMap(parts -> {
                            var known = KnownSteps.of(
                                    both.getT1(),
                                    parts.getT1(),
                                    parts.getT2(),
                                    parts.getT3(),
                                    both.getT2().joinedOn());
                            var joined =
                                    both.getT1().join(both.getT2(), parts.getT1(), known.beforeLast(parts.getT1()));
                            return derive(joined, known, caller, scope);
                        }))
                .delayUntil(joined -> outbox.add(CultivationCompleted.of(joined)));
    }

    private Mono<Cultivation> derive(Cultivation joined, KnownSteps known, Caller caller, Scope scope) {
        return Flux.fromIterable(known.derived().entrySet())
                .concatMap(step -> cultivations.addStep(
                        new DoneStep(
                                joined.id(),
                                step.getKey(),
                                step.getValue(),
                                DERIVED,
                                clock.instant(),
                                caller.accountId(),
                                caller.name()),
                        scope))
                .then(Mono.defer(() -> cultivations.update(joined, scope)));
    }
}
