package dangjian.member.dues;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Dues of a person with two records, who owes once.
///
/// The ledger is only added to: what was paid under the duplicate is taken back by contra entries and booked anew for
/// the record that goes on, in the same branch and month and as of the day it was collected, so that no account of dues
/// holds or owes anything else than before. Of a month assessed twice the survivor's assessment holds.
@Component
class DuesMerging implements MergeParticipant {

    /// The money was taken by whichever branch held the membership then.
    private static final Scope DISTRICT = Scope.of("");

    private static final String ASSESSMENTS = "dues_assessments";
    private static final String REDUCTIONS = "dues_reductions";

    private final Belongings belongings;
    private final DuesMergingRepository duplicates;
    private final CollectionRepository collections;
    private final AccountRepository accounts;
    private final InstantSource clock;

    DuesMerging(
            Belongings belongings,
            DuesMergingRepository duplicates,
            CollectionRepository collections,
            AccountRepository accounts,
            InstantSource clock) {
        this.belongings = belongings;
        this.duplicates = duplicates;
        this.collections = collections;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, ASSESSMENTS, REDUCTIONS, "dues_entries");
    }

    @Override
    public Flux<String> obstacles(Merging merging, Scope scope) {
        return belongings
                .holds(
                        "exists (select from dues_reductions where member_id = :duplicate and member_id <> :survivor "
                                + "and state = 'PROPOSED')",
                        merging)
                .filter(isOpen -> isOpen)
                .map(_ -> "member.merge.open-reduction")
                .flux();
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var twice = """
                d.state = 'APPROVED' and exists (select from dues_reductions s where s.member_id = :survivor
                    and s.state = 'APPROVED' and s.year = d.year and s.first_month <= d.last_month
                    and d.first_month <= s.last_month)
                """;
        return bookAnew(merging, scope)
                .then(duplicates.givePayments(merging, scope))
                .then(duplicates.cutShort(merging, scope))
                .then(belongings.give(ASSESSMENTS, merging, scope))
                .then(belongings.keep(REDUCTIONS, twice, merging, scope))
                .then(belongings.give(REDUCTIONS, merging, scope));
    }

    private Mono<Void> bookAnew(Merging merging, Scope scope) {
        return duplicates
                .years(merging.duplicate(), scope)
                .flatMap(years -> accounts.lock(
                        List.of(merging.survivor(), merging.duplicate()), years.first(), years.last(), scope))
                .thenMany(Flux.defer(() -> duplicates.collections(merging.duplicate(), scope)))
                .concatMap(collection -> collections
                        .left(collection.id(), DISTRICT)
                        .filter(entry -> entry.memberId().equals(merging.duplicate()))
                        .collectList()
                        .flatMap(entries -> bookAnew(collection, entries, merging, scope)))
                .then();
    }

    private Mono<Void> bookAnew(DuesCollection collection, List<DuesEntry> entries, Merging merging, Scope scope) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        var why = merging.reason().text();
        var recorded = Recorded.by(merging.reason().caller(), clock.instant());
        var contra = entries.stream().map(DuesEntry::reversed).toList();
        var anew = entries.stream().map(entry -> entry.of(merging.survivor())).toList();
        var made = DuesCollection.of(collection.taking(why), anew, recorded);
        return collections
                .add(collection.correct(contra, collection.collectedOn(), why, recorded), contra, DISTRICT)
                .then(collections.add(made, anew, DISTRICT))
                .then(duplicates.movePayments(collection.id(), made.id(), merging.duplicate(), scope))
                .then(accounts.post(contra))
                .then(accounts.post(anew));
    }
}
