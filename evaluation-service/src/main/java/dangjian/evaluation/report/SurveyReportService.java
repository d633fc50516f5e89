package dangjian.evaluation.report;

import dangjian.evaluation.figure.FigureCatalogue;
import dangjian.evaluation.figure.ShippedData;
import dangjian.kit.data.Ids;
import dangjian.kit.figure.FigureQuery;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes survey reports, finds them again and compares them with the present.
@Service
class SurveyReportService {

    private final SurveyReportRepository reports;
    private final FigureTaker figures;
    private final FigureCatalogue catalogue;
    private final Organizations organizations;
    private final InstantSource clock;
    private final ReportTemplate template = ShippedData.read("evaluation/survey-report.yaml", ReportTemplate.class);

    SurveyReportService(
            SurveyReportRepository reports,
            FigureTaker figures,
            FigureCatalogue catalogue,
            Organizations organizations,
            InstantSource clock) {
        this.reports = reports;
        this.figures = figures;
        this.catalogue = catalogue;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// A report and its figures.
    record Found(SurveyReport report, List<FigureSnapshot> figures) {}

    /// Figures come from several services, so the report is one statement after all of them have answered.
    Mono<Found> make(ReportDraft draft, Caller caller, Scope scope) {
        return subject(draft, scope).flatMap(subject -> {
            var query = draft.query(subject.scope(), clock);
            return Mono.zip(figures.takeAll(query), deviations(subject, scope))
                    .flatMap(both -> {
                        var taken = both.getT1();
                        var snapshots =
                                taken.stream().map(TakenFigure::snapshot).toList();
                        var report = write(
                                draft,
                                caller,
                                subject,
                                query,
                                snapshots,
                                both.getT2().apply(snapshots));
                        return reports.insert(report, taken, scope).map(stored -> new Found(stored, snapshots));
                    })
                    .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
        });
    }

    Mono<Found> find(UUID id, Scope scope) {
        return reports.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("report.unknown")))
                .zipWith(reports.figures(id, scope).collectList(), Found::new);
    }

    Flux<SurveyReport> list(Scope scope, Paging paging) {
        return reports.list(scope, paging);
    }

    /// The ids of the rows behind a figure as they were.
    Mono<List<String>> rowIds(UUID id, String figure, Scope scope, Paging paging) {
        return find(id, scope)
                .flatMapIterable(Found::figures)
                .filter(snapshot -> snapshot.id().equals(figure))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("report.figure-unknown", figure)))
                .doOnNext(SurveyReportService::mustHaveRowIds)
                .flatMap(snapshot -> reports.rowIds(id, figure, scope, paging).collectList());
    }

    /// Computes the same figures with the same parameters now and sets them beside the stored ones.
    Mono<List<FigureComparison>> compare(UUID id, Scope scope) {
        return reports.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("report.unknown")))
                .flatMap(report -> organizations
                        .paths(report.orgIds())
                        .collectList()
                        .map(paths ->
                                new FigureQuery(new Scope(paths, null), report.from(), report.to(), report.asOf())))
                .flatMap(figures::takeAll)
                .map(taken -> taken.stream()
                        .collect(Collectors.toMap(figure -> figure.snapshot().id(), Function.identity())))
                .flatMap(now -> reports.figuresWithRows(id, scope)
                        .filter(then -> now.containsKey(then.snapshot().id()))
                        .map(then -> FigureComparison.of(
                                then,
                                Objects.requireNonNull(now.get(then.snapshot().id()))))
                        .collectList());
    }

    private Mono<ReportSubject> subject(ReportDraft draft, Scope scope) {
        var wanted = draft.orgId();
        var tops = wanted == null
                ? organizations.roots(scope)
                : organizations
                        .find(wanted, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .flux();
        return tops.collectList()
                .filter(found -> !found.isEmpty())
                .map(ReportSubject::new)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("report.no-organization")));
    }

    /// How far figures are from those of the last report about the same organisations.
    private Mono<Function<List<FigureSnapshot>, List<Deviation>>> deviations(ReportSubject subject, Scope scope) {
        return reports.latest(subject.orgIds(), scope)
                .flatMap(last -> reports.figures(last.id(), scope)
                        .collectMap(FigureSnapshot::id)
                        .<Function<List<FigureSnapshot>, List<Deviation>>>map(before -> now -> now.stream()
                                .flatMap(figure -> Stream.ofNullable(before.get(figure.id()))
                                        .flatMap(previous -> Deviation.between(
                                                last.id(), previous, figure, catalogue.deviationWarningPercent())
                                                .stream()))
                                .toList()))
                .defaultIfEmpty(now -> List.of());
    }

    private SurveyReport write(
            ReportDraft draft,
            Caller caller,
            ReportSubject subject,
            FigureQuery query,
            List<FigureSnapshot> snapshots,
            List<Deviation> deviations) {
        var facts = ReportFacts.of(subject.name(), query, snapshots, deviations, catalogue.deviationWarningPercent());
        var writer = new ReportWriter(template, snapshots, facts);
        return new SurveyReport(
                Ids.next(),
                draft.ownTitle().orElseGet(writer::title),
                subject.name(),
                subject.orgIds(),
                query.scope().paths(),
                query.from(),
                query.to(),
                query.asOf(),
                caller.accountId(),
                caller.name(),
                clock.instant(),
                catalogue.edition(),
                template.version(),
                writer.chapters(),
                deviations);
    }

    private static void mustHaveRowIds(FigureSnapshot snapshot) {
        if (!snapshot.isKnown()) {
            throw Problem.notFound("report.without-rows", snapshot.id());
        }
        if (!snapshot.hasRowIds()) {
            throw Problem.notFound(
                    "report.rows-not-kept",
                    snapshot.id(),
                    Objects.requireNonNullElse(snapshot.rowCount(), 0L),
                    FigureTaker.GREATEST_ROWS);
        }
    }
}
