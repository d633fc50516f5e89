package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Introductions;
import dangjian.member.roster.Reason;
import dangjian.member.transfer.StepRepository.TakenStep;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Writes letters of introduction, and the slips that answer those of others.
@Service
class LetterService {

    private static final int MOST_PEOPLE = 1000;

    private final TransferRepository transfers;
    private final PeopleRepository people;
    private final StepRepository steps;
    private final Sides sides;
    private final Introductions introductions;
    private final InstantSource clock;

    LetterService(
            TransferRepository transfers,
            PeopleRepository people,
            StepRepository steps,
            Sides sides,
            Introductions introductions,
            InstantSource clock) {
        this.transfers = transfers;
        this.people = people;
        this.steps = steps;
        this.sides = sides;
        this.introductions = introductions;
        this.clock = clock;
    }

    /// The letter that the caller's committee has issued and that still holds.
    ///
    /// @param reason why ID numbers and phones stand in it in clear; masked without one
    @Transactional
    Mono<LetterContent> letter(UUID id, @Nullable String reason, Caller caller, Scope scope) {
        return known(id, scope)
                .doOnNext(this::writtenLetter)
                .delayUntil(transfer -> sides.mustCover(transfer.from().committeeId(), scope))
                .flatMap(transfer -> {
                    var letter = writtenLetter(transfer);
                    var branch = Objects.requireNonNull(transfer.from().orgId());
                    return people.leaving(id, branch)
                            .filter(members -> !members.isEmpty())
                            .switchIfEmpty(Mono.error(() -> Problem.conflict("member.left")))
                            .flatMap(members -> introductions.of(
                                    members, reason == null ? null : new Reason(reason.strip(), caller), scope))
                            .zipWith(
                                    handler(id, TransferStep.RELEASE_BY_COMMITTEE, scope),
                                    (introduced, handler) -> new LetterContent(transfer, letter, introduced, handler));
                });
    }

    /// The slip for whoever introduced somebody whom a branch of the caller has accepted.
    Mono<ReturnSlipDocument> slip(UUID id, Scope scope) {
        return known(id, scope)
                .doOnNext(LetterService::mustBeAcceptedFromOutside)
                .delayUntil(transfer -> sides.mustCover(transfer.to().committeeId(), scope))
                .flatMap(transfer -> Mono.zip(
                        people.of(List.of(id), MOST_PEOPLE, scope),
                        handler(id, TransferStep.ACCEPT, scope),
                        (found, handler) -> new ReturnSlipDocument(
                                transfer,
                                found.getOrDefault(id, TransferPeople.NONE).first(),
                                handler)));
    }

    private Letter writtenLetter(Transfer transfer) {
        var letter = transfer.letter();
        if (letter == null || letter.number() == null) {
            throw Problem.conflict("transfer.no-letter");
        }
        if (!transfer.state(BusinessTime.today(clock)).isOpen()) {
            throw Problem.conflict("transfer.letter-used");
        }
        return letter;
    }

    private static void mustBeAcceptedFromOutside(Transfer transfer) {
        if (!transfer.from().isOutside() || transfer.progress().state() != TransferState.ACCEPTED) {
            throw Problem.conflict("transfer.no-slip");
        }
    }

    private Mono<String> handler(UUID id, TransferStep step, Scope scope) {
        return steps.of(id, scope)
                .filter(taken -> taken.step() == step)
                .mapNotNull(TakenStep::accountName)
                .last("");
    }

    private Mono<Transfer> known(UUID id, Scope scope) {
        return transfers.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("transfer.unknown")));
    }
}
