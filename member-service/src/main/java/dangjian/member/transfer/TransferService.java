package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Takes transfers from step to step; each step only for the organisation whose step it is.
@Service
class TransferService {

    private final TransferRepository transfers;
    private final TransferRuleRepository rules;
    private final PeopleRepository people;
    private final Sides sides;
    private final Handover handover;
    private final TransferLog log;
    private final InstantSource clock;

    TransferService(
            TransferRepository transfers,
            TransferRuleRepository rules,
            PeopleRepository people,
            Sides sides,
            Handover handover,
            TransferLog log,
            InstantSource clock) {
        this.transfers = transfers;
        this.rules = rules;
        this.people = people;
        this.sides = sides;
        this.handover = handover;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    Mono<Transfer> releaseByBranch(UUID id, Caller caller, Scope scope) {
        return plain(
                id,
                TransferStep.RELEASE_BY_BRANCH,
                caller,
                scope,
                (transfer, now) -> transfer.releaseByBranch(BusinessTime.dateOf(now)));
    }

    /// @param validDays how long the letter shall hold; the usual number of days if absent
    @Transactional
    Mono<Transfer> releaseByCommittee(UUID id, @Nullable Integer validDays, Caller caller, Scope scope) {
        return locked(id, TransferStep.RELEASE_BY_COMMITTEE, scope)
                .flatMap(transfer ->
                        letter(transfer, validDays).map(letter -> transfer.releaseByCommittee(letter, clock.instant())))
                .delayUntil(released -> log.stepped(released, TransferStep.RELEASE_BY_COMMITTEE, caller));
    }

    @Transactional
    Mono<Transfer> arrive(UUID id, Caller caller, Scope scope) {
        return plain(
                id, TransferStep.ARRIVE, caller, scope, (transfer, now) -> transfer.arrive(BusinessTime.dateOf(now)));
    }

    /// @param branch the one that the sender named if absent
    @Transactional
    Mono<Transfer> assign(UUID id, @Nullable UUID branch, Caller caller, Scope scope) {
        return locked(id, TransferStep.ASSIGN, scope)
                .flatMap(transfer -> sides.assigned(transfer.to(), branch, scope)
                        .map(side -> transfer.assign(side, clock.instant())))
                .delayUntil(assigned -> handover.mustBePossible(assigned, scope))
                .delayUntil(assigned -> log.stepped(assigned, TransferStep.ASSIGN, caller));
    }

    @Transactional
    Mono<Transfer> accept(UUID id, Caller caller, Scope scope) {
        return locked(id, TransferStep.ACCEPT, scope)
                .map(transfer -> transfer.accept(clock.instant()))
                .delayUntil(accepted -> handover.complete(accepted, caller, scope))
                .delayUntil(accepted -> log.stepped(accepted, TransferStep.ACCEPT, caller));
    }

    @Transactional
    Mono<Transfer> recordReturnSlip(UUID id, LocalDate acceptedOn, Caller caller, Scope scope) {
        return locked(id, TransferStep.RECORD_RETURN_SLIP, scope)
                .zipWhen(before -> before.waitsFor() == null ? people.reopen(id) : Mono.just(0L))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("transfer.already-open"))
                .map(found -> found.getT1().recordReturnSlip(acceptedOn, clock.instant()))
                .delayUntil(accepted -> handover.complete(accepted, caller, scope))
                .delayUntil(accepted -> log.stepped(accepted, TransferStep.RECORD_RETURN_SLIP, caller));
    }

    @Transactional
    Mono<Transfer> sendBack(UUID id, ReturnReason why, @Nullable String note, Caller caller, Scope scope) {
        return plain(id, TransferStep.SEND_BACK, caller, scope, (transfer, now) -> transfer.sendBack(why, note, now));
    }

    @Transactional
    Mono<Transfer> cancel(UUID id, String note, Caller caller, Scope scope) {
        return plain(id, TransferStep.CANCEL, caller, scope, (transfer, now) -> transfer.cancel(note, now));
    }

    private Mono<Transfer> plain(
            UUID id, TransferStep step, Caller caller, Scope scope, BiFunction<Transfer, Instant, Transfer> verb) {
        return locked(id, step, scope)
                .map(transfer -> verb.apply(transfer, clock.instant()))
                .delayUntil(stepped -> log.stepped(stepped, step, caller));
    }

    /// The transfer, kept from others, if the caller acts for the organisation whose step it is.
    private Mono<Transfer> locked(UUID id, TransferStep step, Scope scope) {
        return transfers
                .lock(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("transfer.unknown")))
                .doOnNext(transfer -> transfer.mustTake(step, BusinessTime.today(clock)))
                .delayUntil(transfer -> sides.mustCover(transfer.doerOf(step), scope));
    }

    private Mono<Letter> letter(Transfer transfer, @Nullable Integer validDays) {
        var today = BusinessTime.today(clock);
        var committee = Objects.requireNonNull(transfer.from().committeeId());
        return rules.letter(transfer.kind(), today)
                .flatMap(rule -> rule.withLetter()
                        ? rules.nextNumber(committee, today.getYear())
                                .map(number -> rule.issue(number, today, validDays))
                        : Mono.fromSupplier(() -> rule.issue(null, today, validDays)));
    }
}
