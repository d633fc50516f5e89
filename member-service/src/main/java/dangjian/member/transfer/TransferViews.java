package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Shows transfers to those whom they concern.
@Service
class TransferViews {

    private static final int FIRST_FEW = 3;
    private static final int NEARLY_ALL = 500;

    private final TransferRepository transfers;
    private final PeopleRepository people;
    private final StepRepository steps;
    private final Organizations organizations;
    private final InstantSource clock;

    TransferViews(
            TransferRepository transfers,
            PeopleRepository people,
            StepRepository steps,
            Organizations organizations,
            InstantSource clock) {
        this.transfers = transfers;
        this.people = people;
        this.steps = steps;
        this.organizations = organizations;
        this.clock = clock;
    }

    Mono<TransferView> one(UUID id, Scope scope) {
        return transfers
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("transfer.unknown")))
                .flatMap(transfer -> Mono.zip(
                                people.of(List.of(id), NEARLY_ALL, scope),
                                steps.of(id, scope).collectList())
                        .map(found -> TransferView.of(
                                transfer,
                                found.getT1().getOrDefault(id, TransferPeople.NONE),
                                found.getT2(),
                                BusinessTime.today(clock))));
    }

    Mono<Page<TransferView>> page(TransferFilter filter, Scope scope, Paging paging) {
        return page(filter, FIRST_FEW, scope, paging);
    }

    /// The same list with everybody whom each transfer is about.
    Mono<Page<TransferView>> wholePage(TransferFilter filter, Scope scope, Paging paging) {
        return page(filter, Integer.MAX_VALUE, scope, paging);
    }

    private Mono<Page<TransferView>> page(TransferFilter filter, int people, Scope scope, Paging paging) {
        var under = filter.under();
        return under == null
                ? pageWithin(filter, people, scope, paging)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .flatMap(top -> pageWithin(filter, people, Scope.of(top.path()), paging));
    }

    private Mono<Page<TransferView>> pageWithin(TransferFilter filter, int most, Scope scope, Paging paging) {
        var today = BusinessTime.today(clock);
        var page = transfers
                .page(filter, today, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, transfer -> List.of(transfer.id())))
                .flatMap(found -> peopleOf(found, most, scope)
                        .map(all -> found.map(transfer -> TransferView.of(
                                transfer, all.getOrDefault(transfer.id(), TransferPeople.NONE), null, today))));
        return paging.count() ? page.zipWith(transfers.count(filter, today, scope), Page::withTotal) : page;
    }

    private Mono<Map<UUID, TransferPeople>> peopleOf(Page<Transfer> page, int most, Scope scope) {
        return people.of(page.items().stream().map(Transfer::id).toList(), most, scope);
    }
}
