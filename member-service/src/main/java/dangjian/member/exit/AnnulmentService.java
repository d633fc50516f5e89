package dangjian.member.exit;

import dangjian.kit.data.Ids;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Reinstatement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Undoes exits that were a mistake: one person asks, another one decides.
@Service
class AnnulmentService {

    private final AnnulmentRepository annulments;
    private final ExitRepository exits;
    private final ExitService service;
    private final Reinstatement reinstatement;
    private final Outbox outbox;
    private final InstantSource clock;

    AnnulmentService(
            AnnulmentRepository annulments,
            ExitRepository exits,
            ExitService service,
            Reinstatement reinstatement,
            Outbox outbox,
            InstantSource clock) {
        this.annulments = annulments;
        this.exits = exits;
        this.service = service;
        this.reinstatement = reinstatement;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<List<Annulment>> of(UUID exit, Scope scope) {
        return service.find(exit, scope).then(annulments.of(exit, scope).collectList());
    }

    @Transactional
    Mono<Annulment> request(UUID exit, String ground, Caller caller, Scope scope) {
        return service.find(exit, scope)
                .doOnNext(Exit::annul)
                .map(_ -> new Annulment(
                        Ids.next(),
                        exit,
                        ground,
                        caller.accountId(),
                        caller.name(),
                        clock.instant(),
                        Annulment.State.REQUESTED,
                        null,
                        null,
                        null,
                        1))
                .flatMap(annulment -> annulments.insert(annulment, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.annulment.requested-already"));
    }

    /// The membership goes on in the same transaction as if the exit had not been.
    @Transactional
    Mono<Annulment> confirm(UUID exit, UUID id, String note, Version version, Caller caller, Scope scope) {
        return decided(exit, id, Annulment.State.CONFIRMED, note, version, caller, scope)
                .delayUntil(annulment -> service.find(exit, scope)
                        .flatMap(mistaken -> undo(mistaken, new Reason(annulment.ground(), caller), scope)));
    }

    @Transactional
    Mono<Annulment> refuse(UUID exit, UUID id, String note, Version version, Caller caller, Scope scope) {
        return decided(exit, id, Annulment.State.REFUSED, note, version, caller, scope);
    }

    private Mono<Annulment> decided(
            UUID exit, UUID id, Annulment.State decision, String note, Version version, Caller caller, Scope scope) {
        return annulments
                .find(exit, id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.annulment.unknown")))
                .doOnNext(annulment -> version.mustBe(annulment.version()))
                .map(annulment -> annulment.decide(decision, caller, note, clock.instant()))
                .flatMap(annulment -> annulments.update(annulment, scope))
                .switchIfEmpty(Mono.error(Problem::stale));
    }

    private Mono<Void> undo(Exit mistaken, Reason reason, Scope scope) {
        return Mono.fromSupplier(mistaken::annul)
                .flatMap(annulled -> exits.update(annulled, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> exits.suspension(mistaken.memberId(), scope)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())))
                .flatMap(suspension -> reinstatement.reinstate(
                        mistaken.memberId(),
                        mistaken.reason(),
                        mistaken.effectiveOn(),
                        suspension.orElse(null),
                        reason,
                        scope))
                .flatMap(member -> outbox.add(new MemberExitAnnulled(
                        member.id(), member.orgId(), mistaken.reason(), mistaken.effectiveOn())));
    }
}
