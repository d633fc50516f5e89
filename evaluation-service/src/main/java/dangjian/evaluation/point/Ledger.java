package dangjian.evaluation.point;

import dangjian.evaluation.point.ActivityClosed.Attendance;
import dangjian.evaluation.point.LedgerRepository.MemberYear;
import dangjian.kit.event.Outbox;
import dangjian.kit.event.Received;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Turns what happened at activities into entries; runs within the transaction of the events it takes in.
///
/// An event is taken in once for good, also when the projections are rebuilt. Whoever appends for a member and a year
/// holds that row, so caps hold under concurrency.
@Service
class Ledger {

    private final LedgerRepository repository;
    private final RuleBookRepository ruleBooks;
    private final Outbox outbox;
    private final InstantSource clock;

    Ledger(LedgerRepository repository, RuleBookRepository ruleBooks, Outbox outbox, InstantSource clock) {
        this.repository = repository;
        this.ruleBooks = ruleBooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> enterClosed(List<Received<ActivityClosed>> events) {
        var origins =
                events.stream().map(event -> origin(event, event.data().id())).toList();
        return repository.takeIn(PointReactions.CLOSED, origins).flatMap(fresh -> {
            var taken =
                    events.stream().filter(event -> fresh.contains(event.id())).toList();
            var years = taken.stream().flatMap(event -> years(event.data())).toList();
            return repository
                    .lock(years)
                    .then(ruleBooks.all())
                    .flatMapMany(books -> Flux.fromIterable(taken).concatMap(event -> enter(event, books)))
                    .then();
        });
    }

    Mono<Void> enterCorrected(Received<AttendanceCorrected> event) {
        var correction = event.data();
        var origin = origin(event, correction.activityId());
        var year = new MemberYear(correction.memberId(), correction.heldOn().getYear());
        return repository
                .takeIn(PointReactions.CORRECTED, List.of(origin))
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> repository
                        .lock(List.of(year))
                        .then(Mono.zip(ruleBooks.all(), repository.live(year).collectList()))
                        .flatMap(state -> {
                            var entries = correct(correction, origin, state.getT1(), state.getT2());
                            return append(origin, correction.heldOn(), entries);
                        }));
    }

    private Mono<Void> enter(Received<ActivityClosed> event, RuleBooks books) {
        var activity = event.data();
        var origin = origin(event, activity.id());
        var attendances = byMember(activity.attendances());
        return Mono.zip(
                        repository.net(activity.heldOn().getYear(), attendances.keySet()),
                        repository.enteredFor(activity.id()))
                .flatMap(state -> {
                    var entries = attendances.values().stream()
                            .filter(attendance -> !state.getT2().contains(attendance.memberId()))
                            .flatMap(attendance -> effect(activity, attendance, origin, books).stream())
                            .map(effect ->
                                    effect.enter(new CapRoom(state.getT1().getOrDefault(effect.memberId(), Map.of()))))
                            .toList();
                    return append(origin, activity.heldOn(), entries);
                });
    }

    private Mono<Void> append(Origin origin, LocalDate heldOn, List<PointEntry> entries) {
        return entries.isEmpty()
                ? Mono.empty()
                : repository.append(entries).then(outbox.add(PointsRecorded.of(origin, heldOn, entries)));
    }

    private static Optional<Effect> effect(
            ActivityClosed activity, Attendance attendance, Origin origin, RuleBooks books) {
        return books.inForceOn(activity.heldOn())
                .flatMap(book -> book.ruleFor(activity.kind(), attendance.status(), attendance.isGuest()))
                .map(rule -> new Effect(
                        attendance.memberId(),
                        attendance.orgId(),
                        rule,
                        activity.heldOn(),
                        origin,
                        new Evidence(
                                activity.kind(), activity.title(), attendance.status(), attendance.isGuest(), null)));
    }

    private static List<PointEntry> correct(
            AttendanceCorrected correction, Origin origin, RuleBooks books, List<PointEntry> live) {
        var former = live.stream()
                .filter(entry -> entry.origin().activityId().equals(correction.activityId()))
                .findFirst();
        var evidence = former.map(PointEntry::evidence)
                .orElse(new Evidence(correction.kind(), null, correction.to(), false, null))
                .correctedTo(correction.to(), correction.reason());
        var effect = books.inForceOn(correction.heldOn())
                .flatMap(book -> book.ruleFor(correction.kind(), correction.to(), evidence.isGuest()))
                .map(rule -> new Effect(
                        correction.memberId(), correction.memberOrgId(), rule, correction.heldOn(), origin, evidence));
        return new Correction(books, live, origin).apply(former, effect);
    }

    private Origin origin(Received<?> event, UUID activity) {
        return new Origin(event.id(), activity, clock.instant());
    }

    private static Stream<MemberYear> years(ActivityClosed activity) {
        return activity.attendances().stream()
                .map(attendance ->
                        new MemberYear(attendance.memberId(), activity.heldOn().getYear()));
    }

    private static Map<UUID, Attendance> byMember(List<Attendance> attendances) {
        var byMember = new LinkedHashMap<UUID, Attendance>();
        attendances.forEach(attendance -> byMember.putIfAbsent(attendance.memberId(), attendance));
        return byMember;
    }
}
