package dangjian.member.publication;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.dues.Amounts;
import dangjian.member.dues.Recorded;
import dangjian.member.dues.StatementService;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Publishes a year's dues to members, and shows them what was published and what has changed since.
@Service
class PublicationService {

    private final PublicationRepository publications;
    private final StatementService statements;
    private final InstantSource clock;

    PublicationService(PublicationRepository publications, StatementService statements, InstantSource clock) {
        this.publications = publications;
        this.statements = statements;
        this.clock = clock;
    }

    /// Freezes what the ledger says today; where the year was published before, that is a correction with a reason.
    @Transactional
    Mono<PublicationView.Detail> publish(UUID org, int year, @Nullable String reason, Caller caller, Scope scope) {
        if (year > today().getYear()) {
            throw Problem.unprocessable("dues.rules").at("/year", "dues.publication.year");
        }
        return statements
                .ofSubtree(org, year, scope)
                .flatMap(now -> publications
                        .last(org, year, scope)
                        .flatMap(last -> publications
                                .months(last.id(), scope)
                                .collectList()
                                .map(months -> {
                                    mustDiffer(months, now);
                                    return last.correct(now, reason, today(), Recorded.by(caller, clock.instant()));
                                }))
                        .switchIfEmpty(Mono.fromSupplier(() ->
                                Publication.first(org, now, reason, today(), Recorded.by(caller, clock.instant()))))
                        .flatMap(made -> add(made, months(now), scope)));
    }

    /// What was published, and what has changed since.
    Mono<PublicationView.Detail> one(UUID id, Scope scope) {
        return publications
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("dues.publication.unknown")))
                .flatMap(found -> Mono.zip(
                                publications.months(id, scope).collectList(),
                                publications
                                        .subtree(id, scope)
                                        .flatMap(subtree -> statements.ofSubtree(null, found.year(), subtree)))
                        .map(parts -> detail(found, parts.getT1(), parts.getT2().total())));
    }

    Mono<Page<PublicationView>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return mustSee(under, scope)
                .thenMany(Flux.defer(() -> publications.page(under, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(PublicationView::of));
    }

    private Mono<Void> mustSee(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.empty()
                : publications
                        .sees(under, scope)
                        .filter(sees -> sees)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .then();
    }

    private Mono<PublicationView.Detail> add(Publication made, List<PublishedMonth> months, Scope scope) {
        return publications
                .add(made, months, scope)
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("dues.publication.at-once")))
                .thenReturn(detail(made, months, total(months)));
    }

    private static void mustDiffer(List<PublishedMonth> published, StatementService.YearStatement now) {
        if (published.equals(months(now))) {
            throw Problem.conflict("dues.publication.same");
        }
    }

    private static PublicationView.Detail detail(Publication of, List<PublishedMonth> months, Amounts now) {
        var total = total(months);
        return new PublicationView.Detail(
                PublicationView.of(of),
                total,
                months.stream()
                        .map(month -> PublicationView.Line.of(of.year(), month))
                        .toList(),
                now.minus(total));
    }

    private static List<PublishedMonth> months(StatementService.YearStatement statement) {
        return Optional.of(statement.months().stream().map(PublishedMonth::of).toList())
                .filter(months -> !months.isEmpty())
                .orElseThrow(() -> Problem.conflict("dues.publication.nothing"));
    }

    private static Amounts total(List<PublishedMonth> months) {
        return Amounts.sum(months.stream().map(PublishedMonth::amounts).toList());
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
