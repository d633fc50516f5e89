package dangjian.evaluation.point;

import dangjian.evaluation.point.LedgerRepository.MemberYear;
import dangjian.kit.event.Outbox;
import dangjian.kit.event.Received;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives the points of a duplicate to the record that goes on: by contra entries and entries anew, for the ledger is
/// only added to. Runs within the transaction of the event.
@Service
class MergedLedger {

    private final LedgerRepository repository;
    private final RuleBookRepository ruleBooks;
    private final Outbox outbox;
    private final InstantSource clock;

    MergedLedger(LedgerRepository repository, RuleBookRepository ruleBooks, Outbox outbox, InstantSource clock) {
        this.repository = repository;
        this.ruleBooks = ruleBooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> enter(Received<MemberMerged> event) {
        var merged = event.data();
        var origin = new Origin(event.id(), merged.survivorId(), clock.instant());
        return repository
                .takeIn(PointReactions.MERGED, List.of(origin))
                .filter(fresh -> !fresh.isEmpty())
                .flatMapMany(_ -> repository.years(merged.duplicateId()))
                .collectList()
                .flatMap(years -> repository
                        .lock(years.stream()
                                .flatMap(year -> List.of(
                                        new MemberYear(merged.survivorId(), year),
                                        new MemberYear(merged.duplicateId(), year))
                                        .stream())
                                .toList())
                        .thenMany(Flux.fromIterable(years))
                        .concatMap(year -> enter(merged, year, origin))
                        .then());
    }

    private Mono<Void> enter(MemberMerged merged, int year, Origin origin) {
        return Mono.zip(
                        ruleBooks.all(),
                        repository
                                .live(new MemberYear(merged.survivorId(), year))
                                .collectList(),
                        repository
                                .live(new MemberYear(merged.duplicateId(), year))
                                .collectList())
                .map(state ->
                        new Transition(state.getT1(), state.getT2(), merged.survivorId(), origin).take(state.getT3()))
                .filter(entries -> !entries.isEmpty())
                .flatMap(entries -> repository.append(entries).then(tell(entries, origin)));
    }

    /// One event for each activity that the entries rest on.
    private Mono<Void> tell(List<PointEntry> entries, Origin origin) {
        var byActivity = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.origin().activityId()));
        return outbox.addAll(byActivity.entrySet().stream()
                .map(activity -> PointsRecorded.of(
                        origin.about(activity.getKey()),
                        activity.getValue().getFirst().occurredOn(),
                        activity.getValue()))
                .toList());
    }
}
