package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private final PaymentRepository payments;
    private final DuesSchemeRepository schemes;
    private final DuesLedger ledger;
    private final Organizations organizations;
    private final InstantSource clock;

    CollectionService(
            CollectionRepository collections,
            AccountRepository accounts,
            PaymentRepository payments,
            DuesSchemeRepository schemes,
            DuesLedger ledger,
            Organizations organizations,
            InstantSource clock) {
        this.collections = collections;
        this.accounts = accounts;
        this.payments = payments;
        this.schemes = schemes;
        this.ledger = ledger;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Takes what members pay; all or none.
    @Transactional
    Mono<CollectionView> collect(DuesCollection.Taking taking, List<Payment> payments, Caller caller, Scope scope) {
        taking.mustBeRecent(today());
        var members = payments.stream().map(Payment::memberId).toList();
        if (Set.copyOf(members).size() < members.size()) {
            throw Problem.unprocessable("dues.rules").at("/payments", "dues.payment.twice");
        }
        return open(taking, members, scope).flatMap(open -> {
            var entries = new ArrayList<DuesEntry>();
            for (var place = 0; place < payments.size(); place++) {
                entries.addAll(pay(payments.get(place), place, taking, open));
            }
            return record(taking, entries, open, caller, scope);
        });
    }

    /// Takes all that is open in a branch through a month, from everybody but those named; nothing when nothing is
    /// open.
    @Transactional
    Mono<CollectionView> collectAll(
            DuesCollection.Taking taking, YearMonth through, Set<UUID> except, Caller caller, Scope scope) {
        taking.mustBeRecent(today());
        return schemes.rules(taking.on())
                .doOnNext(rules -> mustBePayable(through, OpenAccounts.last(YearMonth.from(taking.on()), rules)))
                .thenMany(accounts.payersOf(
                        taking.orgId(), taking.on().getYear() - 1, taking.on().getYear() + 1, scope))
                .filter(member -> !except.contains(member))
                .collectList()
                .flatMap(members -> open(taking, members, scope))
                .flatMap(open -> {
                    var entries = open.payAll(taking, through);
                    return entries.isEmpty() ? Mono.empty() : record(taking, entries, open, caller, scope);
                });
    }

    /// Takes a collection back by contra entries: wholly, for one member, or from some month on.
    @Transactional
    Mono<CollectionView> correct(UUID id, Correcting correcting, Caller caller, Scope scope) {
        return collections
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dues.collection.unknown")))
                .flatMap(collection -> collections.left(id, scope).collectList().flatMap(found -> {
                    var members =
                            found.stream().map(DuesEntry::memberId).distinct().toList();
                    return open(collection.taking(correcting.reason()), members, scope)
                            .flatMap(open -> correct(collection, correcting, open, caller, scope));
                }));
    }

    Mono<Page<CollectionView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> collections.page(narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(CollectionView::of));
    }

    private Mono<CollectionView> correct(
            DuesCollection collection, Correcting correcting, OpenAccounts open, Caller caller, Scope scope) {
        return collections.left(collection.id(), scope).collectList().flatMap(left -> {
            var contra = left.stream()
                    .filter(correcting::covers)
                    .map(DuesEntry::reversed)
                    .toList();
            var made = collection.correct(contra, today(), correcting.reason(), Recorded.by(caller, clock.instant()));
            return ledger.add(made, contra, open, scope)
                    .delayUntil(_ -> payments.takeBack(collection.id(), gone(left, correcting), scope));
        });
    }

    /// Those of whose payment a correction leaves nothing.
    private static Set<UUID> gone(List<DuesEntry> left, Correcting correcting) {
        var gone = left.stream().map(DuesEntry::memberId).collect(Collectors.toSet());
        left.stream().filter(entry -> !correcting.covers(entry)).forEach(entry -> gone.remove(entry.memberId()));
        return gone;
    }

    private Mono<OpenAccounts> open(DuesCollection.Taking taking, List<UUID> members, Scope scope) {
        return organizations
                .find(taking.orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then(Mono.defer(() -> ledger.open(taking, members, scope)));
    }

    private static List<DuesEntry> pay(Payment payment, int place, DuesCollection.Taking taking, OpenAccounts open) {
        try {
            return open.pay(payment.memberId(), payment.amount(), taking);
        } catch (Problem problem) {
            var fault = problem.faults().getFirst();
            throw Problem.unprocessable("dues.rules")
                    .at(
                            "/payments/" + place + fault.pointer(),
                            fault.code(),
                            fault.arguments().toArray());
        }
    }

    private Mono<CollectionView> record(
            DuesCollection.Taking taking, List<DuesEntry> entries, OpenAccounts open, Caller caller, Scope scope) {
        var collection = DuesCollection.of(taking, entries, Recorded.by(caller, clock.instant()));
        return ledger.add(collection, entries, open, scope);
    }

    private static void mustBePayable(YearMonth through, YearMonth last) {
        if (through.isAfter(last)) {
            throw Problem.unprocessable("dues.rules").at("/through", "dues.through", last.toString());
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    /// What one member pays.
    record Payment(UUID memberId, Money amount) {}

    /// What of a collection is taken back, and why.
    record Correcting(@Nullable UUID memberId, @Nullable YearMonth from, String reason) {

        boolean covers(DuesEntry entry) {
            return (memberId == null || entry.memberId().equals(memberId))
                    && (from == null || !entry.yearMonth().isBefore(from));
        }
    }
}
