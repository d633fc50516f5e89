package dangjian.member.transfer;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.transfer.StepRepository.TakenStep;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Writes down transfers after a step: the state, who took the step, the end of what it held, the event.
@Component
class TransferLog {

    private final TransferRepository transfers;
    private final StepRepository steps;
    private final PeopleRepository people;
    private final Outbox outbox;
    private final InstantSource clock;

    TransferLog(
            TransferRepository transfers,
            StepRepository steps,
            PeopleRepository people,
            Outbox outbox,
            InstantSource clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> started(Transfer transfer, Caller caller) {
        return transfers.insert(transfer).then(told(List.of(transfer), TransferStep.START, caller));
    }

    Mono<Void> stepped(Transfer transfer, TransferStep step, Caller caller) {
        return changed(List.of(transfer), step, caller);
    }

    Mono<Void> expired(List<Transfer> ended) {
        return changed(ended, TransferStep.EXPIRE, null);
    }

    private Mono<Void> changed(List<Transfer> changed, TransferStep step, @Nullable Caller caller) {
        var over = changed.stream()
                .filter(transfer -> transfer.waitsFor() == null)
                .map(Transfer::id)
                .toList();
        return transfers
                .update(changed)
                .filter(count -> count == changed.size())
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> over.isEmpty() ? Mono.empty() : people.close(over)))
                .then(told(changed, step, caller));
    }

    private Mono<Void> told(Collection<Transfer> changed, TransferStep step, @Nullable Caller caller) {
        return Mono.defer(() -> steps.insert(changed.stream()
                        .map(transfer -> TakenStep.of(transfer, step, caller, clock.instant()))
                        .toList()))
                .then(Mono.defer(() ->
                        outbox.addAll(changed.stream().map(TransferChanged::of).toList())));
    }
}
