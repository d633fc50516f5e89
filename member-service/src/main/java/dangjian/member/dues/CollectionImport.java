package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberFinder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One import of a sheet of payments in progress: rows of one branch, day and method become one collection per batch.
final class CollectionImport implements ImportRun<PaymentRow> {

    private static final Map<String, SheetColumn> COLUMNS = Map.of(
            "/memberId", Payers.NAME,
            "/amount", PaymentRow.AMOUNT,
            "/collectedOn", PaymentRow.PAID_ON);

    private final Tools tools;
    private final Recorded recorded;
    private final LocalDate today;
    private final Scope scope;
    private final Map<String, Integer> said = new HashMap<>();
    private final Set<PaymentRepository.PaymentKey> seen = new HashSet<>();
    private final Map<Integer, Ready> ready = new HashMap<>();

    CollectionImport(Tools tools, Recorded recorded, LocalDate today, Scope scope) {
        this.tools = tools;
        this.recorded = recorded;
        this.today = today;
        this.scope = scope;
    }

    @Override
    public @Nullable PaymentRow parse(SheetRow row, RowFaults faults) {
        return PaymentRow.parse(row, faults);
    }

    @Override
    public Mono<Void> check(List<ImportRow<PaymentRow>> rows) {
        return tools.members.find(Payers.named(rows, PaymentRow::payer), scope).flatMap(matches -> {
            rows.forEach(row -> Payers.check(match(matches, row), row.faults()));
            var byBranch = rows.stream()
                    .filter(row -> row.faults().isEmpty())
                    .map(row -> found(row, match(matches, row)))
                    .collect(Collectors.groupingBy(
                            found -> found.key().orgId(), LinkedHashMap::new, Collectors.toList()));
            return Flux.fromIterable(byBranch.values())
                    .concatMap(this::checkBranch)
                    .then();
        });
    }

    @Override
    public Mono<Void> apply(List<PaymentRow> rows) {
        var byTaking = rows.stream()
                .map(row -> Objects.requireNonNull(ready.remove(row.payer().row())))
                .collect(Collectors.groupingBy(Ready::taking, LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(byTaking.entrySet())
                .concatMap(group -> book(group.getKey(), group.getValue()))
                .then();
    }

    /// The days of one branch's rows decide which years are opened; accounts are locked before it is looked what came
    /// before, so that of two imports of one file the second sees the first.
    private Mono<Void> checkBranch(List<Found> rows) {
        var byYear = rows.stream()
                .filter(this::isRecent)
                .collect(Collectors.groupingBy(
                        found -> found.taking().on().getYear(), LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(byYear.values())
                .concatMap(year -> {
                    var members = year.stream().map(Found::member).distinct().toList();
                    var keys = year.stream().map(Found::key).toList();
                    return tools.ledger
                            .open(latest(year), members, scope)
                            .zipWhen(_ -> tools.payments.booked(keys, scope))
                            .doOnNext(both -> year.forEach(found -> check(found, both.getT1(), both.getT2())));
                })
                .then();
    }

    private static DuesCollection.Taking latest(List<Found> rows) {
        return rows.stream()
                .map(Found::taking)
                .max(Comparator.comparing(DuesCollection.Taking::on))
                .orElseThrow();
    }

    private boolean isRecent(Found found) {
        try {
            found.taking().mustBeRecent(today);
            return true;
        } catch (Problem problem) {
            note(problem, found.row().faults());
            return false;
        }
    }

    private void check(Found found, OpenAccounts open, Set<PaymentRepository.PaymentKey> booked) {
        var faults = found.row().faults();
        if (booked.contains(found.key()) || !seen.add(found.key())) {
            faults.add("dues.import.booked");
            return;
        }
        try {
            var entries = open.pay(found.member(), found.row().value().amount(), found.taking());
            var events = open.post(entries, found.taking().on());
            ready.put(found.row().number(), new Ready(found.taking(), found.key(), found.member(), entries, events));
        } catch (Problem problem) {
            note(problem, faults);
        }
    }

    private Mono<CollectionView> book(DuesCollection.Taking taking, List<Ready> rows) {
        var entries = DuesEntry.merged(
                rows.stream().flatMap(row -> row.entries().stream()).toList());
        var events = rows.stream().flatMap(row -> row.events().stream()).toList();
        var collection = DuesCollection.of(taking, entries, recorded);
        var payments = rows.stream()
                .map(row -> new PaymentRepository.BookedPayment(
                        collection.id(), row.key().reference(), row.member()))
                .toList();
        return tools.ledger
                .write(collection, entries, events, scope)
                .delayUntil(_ -> tools.payments.add(payments, scope));
    }

    private Found found(ImportRow<PaymentRow> row, MemberFinder.Match match) {
        var branch = Objects.requireNonNull(match.branchId());
        var member = Payers.member(match);
        var plain = row.value().key(member, 0);
        var before = said.merge(plain, 1, Integer::sum) - 1;
        var reference = row.value().key(member, before);
        return new Found(row, member, row.value().taking(branch), new PaymentRepository.PaymentKey(branch, reference));
    }

    /// Faults are stored in clear, so what a member may pay at most stays out of them.
    private static void note(Problem problem, RowFaults faults) {
        for (var fault : problem.faults()) {
            if (fault.code().equals("dues.overpaid")) {
                faults.add(PaymentRow.AMOUNT, "dues.import.overpaid");
            } else {
                faults.add(
                        COLUMNS.getOrDefault(fault.pointer(), Payers.NAME),
                        fault.code(),
                        fault.arguments().toArray());
            }
        }
    }

    private static MemberFinder.Match match(Map<Integer, MemberFinder.Match> matches, ImportRow<PaymentRow> row) {
        return Objects.requireNonNull(matches.get(row.number()));
    }

    /// Where an import looks things up and puts things in.
    record Tools(MemberFinder members, DuesLedger ledger, PaymentRepository payments) {}

    /// A row whose payer is known.
    private record Found(
            ImportRow<PaymentRow> row, UUID member, DuesCollection.Taking taking, PaymentRepository.PaymentKey key) {}

    /// A row ready to be booked.
    private record Ready(
            DuesCollection.Taking taking,
            PaymentRepository.PaymentKey key,
            UUID member,
            List<DuesEntry> entries,
            List<DomainEvent> events) {}
}
