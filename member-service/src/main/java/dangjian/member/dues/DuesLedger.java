package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Scope;
import java.time.YearMonth;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The ledger of dues (党费台账): opens accounts for one collector at a time, and writes collections, entries, balances and
/// events in the caller's transaction.
@Component
class DuesLedger {

    private final CollectionRepository collections;
    private final AccountRepository accounts;
    private final DuesSchemeRepository schemes;
    private final Outbox outbox;

    DuesLedger(
            CollectionRepository collections, AccountRepository accounts, DuesSchemeRepository schemes, Outbox outbox) {
        this.collections = collections;
        this.accounts = accounts;
        this.schemes = schemes;
        this.outbox = outbox;
    }

    /// Opens the accounts of those members who owe something to the branch; others wait until the transaction ends.
    Mono<OpenAccounts> open(DuesCollection.Taking taking, Collection<UUID> members, Scope scope) {
        var first = taking.on().getYear() - 1;
        return schemes.rules(taking.on()).flatMap(rules -> {
            var last = OpenAccounts.last(YearMonth.from(taking.on()), rules).getYear();
            return accounts.lock(members, first, last, scope)
                    .thenMany(accounts.ofBranch(taking.orgId(), members, first, last, scope))
                    .collectMultimap(DuesMonth::memberId)
                    .map(months -> new OpenAccounts(months, rules));
        });
    }

    /// Writes a collection.
    Mono<CollectionView> add(DuesCollection collection, Collection<DuesEntry> entries, OpenAccounts open, Scope scope) {
        return write(collection, entries, open.post(entries, collection.collectedOn()), scope);
    }

    /// Writes a collection of entries that were booked before, and their events.
    Mono<CollectionView> write(
            DuesCollection collection, Collection<DuesEntry> entries, Collection<DomainEvent> events, Scope scope) {
        return collections
                .add(collection, entries, scope)
                .then(accounts.post(entries))
                .then(outbox.addAll(events))
                .thenReturn(CollectionView.of(collection));
    }
}
