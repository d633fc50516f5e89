package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.DomainEvent;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Collects dues (收缴党费) and takes collections back by contra entries.
@Service
class CollectionService {

    private final CollectionRepository collections;
    private final AccountRepository accounts;
    private final DuesSchemeRepository schemes;
    private final Organizations organizations;
    private final Outbox outbox;
    private final InstantSource clock;

    CollectionService(
            CollectionRepository collections,
            AccountRepository accounts,
            DuesSchemeRepository schemes,
            Organizations organizations,
            Outbox outbox,
            InstantSource clock) {
        this.collections = collections;
        this.accounts = accounts;
        this.schemes = schemes;
        this.organizations = organizations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Takes what members pay; all or none.
    @Transactional
    Mono<CollectionView> collect(DuesCollection.Taking taking, List<Payment> payments, Caller caller, Scope scope) {
        mustBeRecent(taking.on());
        var members = payments.stream().map(Payment::memberId).toList();
        if (Set.copyOf(members).size() < members.size()) {
            throw Problem.unprocessable("dues.rules").at("/payments", "dues.payment.twice");
        }
        var now = YearMonth.from(taking.on());
        return ready(taking, members, scope).flatMap(ready -> {
            var window = ready.window(taking, quarterAfter(now), now);
            var entries = new ArrayList<DuesEntry>();
            for (var place = 0; place < payments.size(); place++) {
                entries.addAll(pay(payments.get(place), place, ready, window));
            }
            return record(taking, entries, ready, caller, scope);
        });
    }

    /// Takes all that is open in a branch through a month, from everybody but those named; nothing when nothing is
    /// open.
    @Transactional
    Mono<CollectionView> collectAll(
            DuesCollection.Taking taking, YearMonth through, Set<UUID> except, Caller caller, Scope scope) {
        mustBeRecent(taking.on());
        var now = YearMonth.from(taking.on());
        return accounts.payersOf(taking.orgId(), now.getYear() - 1, through.getYear(), scope)
                .filter(member -> !except.contains(member))
                .collectList()
                .flatMap(members -> ready(taking, members, scope))
                .flatMap(ready -> {
                    var window = ready.window(taking, through, now);
                    var entries = ready.accounts().values().stream()
                            .flatMap(account -> account.payAll(window).stream())
                            .toList();
                    return entries.isEmpty() ? Mono.empty() : record(taking, entries, ready, caller, scope);
                });
    }

    /// Takes a collection back, wholly or for one member, by contra entries.
    @Transactional
    Mono<CollectionView> correct(UUID id, @Nullable UUID member, String reason, Caller caller, Scope scope) {
        return collections
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dues.collection.unknown")))
                .flatMap(collection -> collections.left(id, scope).collectList().flatMap(found -> {
                    var members =
                            found.stream().map(DuesEntry::memberId).distinct().toList();
                    var taking = new DuesCollection.Taking(
                            collection.orgId(), collection.collectedOn(), collection.method(), reason);
                    return ready(taking, members, scope)
                            .flatMap(ready -> collections
                                    .left(id, scope)
                                    .collectList()
                                    .flatMap(left -> {
                                        var contra = left.stream()
                                                .filter(entry -> member == null
                                                        || entry.memberId().equals(member))
                                                .map(DuesEntry::reversed)
                                                .toList();
                                        var recorded = Recorded.by(caller, clock.instant());
                                        var made = collection.correct(contra, today(), reason, recorded);
                                        return store(made, contra, ready, scope);
                                    }));
                }));
    }

    Mono<Page<CollectionView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> collections.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(CollectionView::of));
    }

    private Mono<Ready> ready(DuesCollection.Taking taking, List<UUID> members, Scope scope) {
        var first = taking.on().getYear() - 1;
        var last = taking.on().getYear();
        return organizations
                .find(taking.orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(accounts.lock(members, first, last, scope))
                .then(Mono.defer(() -> Mono.zip(
                        accounts.ofBranch(taking.orgId(), members, first, last, scope)
                                .collectMultimap(DuesMonth::memberId),
                        schemes.rules(taking.on()))))
                .map(parts -> new Ready(
                        parts.getT1().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> new DuesAccount(entry.getKey(), List.copyOf(entry.getValue())))),
                        parts.getT2().number(DuesRules.BACK_PAYMENT)));
    }

    private static List<DuesEntry> pay(Payment payment, int place, Ready ready, DuesAccount.Window window) {
        var pointer = "/payments/" + place;
        var account = ready.accounts().get(payment.memberId());
        if (account == null) {
            throw Problem.unprocessable("dues.rules").at(pointer + "/memberId", "dues.nothing-due");
        }
        try {
            return account.pay(payment.amount(), window);
        } catch (Problem problem) {
            var fault = problem.faults().getFirst();
            throw Problem.unprocessable("dues.rules")
                    .at(
                            pointer + fault.pointer(),
                            fault.code(),
                            fault.arguments().toArray());
        }
    }

    private Mono<CollectionView> record(
            DuesCollection.Taking taking, List<DuesEntry> entries, Ready ready, Caller caller, Scope scope) {
        var collection = DuesCollection.of(taking, entries, Recorded.by(caller, clock.instant()));
        return store(collection, entries, ready, scope);
    }

    private Mono<CollectionView> store(DuesCollection collection, List<DuesEntry> entries, Ready ready, Scope scope) {
        return collections
                .add(collection, entries, scope)
                .then(accounts.post(entries))
                .then(outbox.addAll(ready.events(entries, collection.collectedOn())))
                .thenReturn(CollectionView.of(collection));
    }

    private void mustBeRecent(LocalDate day) {
        var first = today().minusYears(1);
        if (day.isBefore(first) || day.isAfter(today())) {
            throw Problem.unprocessable("dues.rules")
                    .at("/collectedOn", "dues.collected-on", first.toString(), today().toString());
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private static YearMonth quarterAfter(YearMonth month) {
        return month.plusMonths(2);
    }

    /// What one member pays.
    record Payment(UUID memberId, Money amount) {}

    /// The locked accounts of a branch, and how many months may be paid up.
    private record Ready(Map<UUID, DuesAccount> accounts, int backPayment) {

        DuesAccount.Window window(DuesCollection.Taking taking, YearMonth last, YearMonth now) {
            var first = taking.reason() == null ? now.minusMonths(backPayment) : YearMonth.of(now.getYear() - 1, 1);
            return new DuesAccount.Window(first, last, now);
        }

        List<DomainEvent> events(Collection<DuesEntry> entries, LocalDate on) {
            var months = accounts.values().stream()
                    .flatMap(account -> account.months().stream())
                    .collect(Collectors.toMap(Key::of, Function.identity()));
            var events = new ArrayList<DomainEvent>();
            for (var entry : entries) {
                var month = months.get(Key.of(entry));
                if (month == null) {
                    continue; // the member has left since
                }
                month.after(entry, on).ifPresent(events::add);
            }
            return events;
        }
    }

    private record Key(UUID memberId, YearMonth month) {

        static Key of(DuesMonth month) {
            return new Key(month.memberId(), month.yearMonth());
        }

        static Key of(DuesEntry entry) {
            return new Key(entry.memberId(), entry.yearMonth());
        }
    }
}
