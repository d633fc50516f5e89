package dangjian.evaluation.figure;

import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureSource;
import dangjian.kit.figure.FigureView;
import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// All figures of the register: its own, and those of the services that own the data; what cannot be had is "no data"
/// with the reason.
@Component
@Primary
final class CompositeFigureSource implements FigureSource {

    private final FigureCatalogue catalogue;
    private final FigureSource own;
    private final RemoteServices others;
    private final Organizations organizations;
    private final Messages messages;

    CompositeFigureSource(
            FigureCatalogue catalogue,
            @Qualifier("ownFigures") FigureSource own,
            RemoteServices others,
            Organizations organizations,
            Messages messages) {
        this.catalogue = catalogue;
        this.own = own;
        this.others = others;
        this.organizations = organizations;
        this.messages = messages;
    }

    @Override
    public List<String> ids() {
        return Stream.concat(catalogue.ids().stream(), own.ids().stream())
                .distinct()
                .toList();
    }

    @Override
    public Mono<FigureView> compute(String id, FigureQuery query, Locale locale) {
        return catalogue
                .find(id, query.asOf())
                .map(figure -> compute(figure, query, locale))
                .orElseGet(() -> own.compute(id, query, locale));
    }

    @Override
    public Mono<Page<Map<String, Object>>> rows(String id, FigureQuery query, Paging paging) {
        return catalogue
                .find(id, query.asOf())
                .map(figure -> rows(figure, query, paging))
                .orElseGet(() -> own.rows(id, query, paging));
    }

    private Mono<FigureView> compute(FigureDefinition figure, FigureQuery query, Locale locale) {
        var source = figure.source();
        var missing = figure.missing();
        var result = source == null || missing != null
                ? Mono.just(FigureView.noData(query, missing == null ? "" : missing.in(locale)))
                : ask(figure, source, query, locale)
                        .onErrorResume(
                                FigureAbsentException.class,
                                absent ->
                                        Mono.just(FigureView.noData(query, reason(figure, absent.absence(), locale))));
        return result.map(view -> figure.describe(view, locale));
    }

    private Mono<FigureView> ask(FigureDefinition figure, String source, FigureQuery query, Locale locale) {
        var remote = others.of(figure.owner());
        var answer = remote == null
                ? own.compute(source, query, locale)
                        .switchIfEmpty(Mono.error(() -> new FigureAbsentException(Absence.NOT_PROVIDED)))
                : within(query, roots -> remote.compute(source, query, roots, locale));
        return answer.flatMap(view -> view.version() == figure.version()
                ? Mono.just(view)
                : Mono.error(new FigureAbsentException(Absence.OTHER_VERSION)));
    }

    private Mono<Page<Map<String, Object>>> rows(FigureDefinition figure, FigureQuery query, Paging paging) {
        var source = figure.source();
        if (source == null) {
            return Mono.error(() -> Problem.notFound("figure.without-rows", figure.id()));
        }
        var remote = others.of(figure.owner());
        if (remote == null) {
            return own.rows(source, query, paging);
        }
        return within(query, roots -> remote.rows(source, query, roots, paging))
                .onErrorMap(
                        FigureAbsentException.class,
                        absent -> absent.absence()
                                .problem(messages.text(figure.owner().title(), Locale.SIMPLIFIED_CHINESE)));
    }

    /// Asks for exactly the subtrees of this query, whatever else the caller's token may reach.
    private <T> Mono<T> within(FigureQuery query, Function<List<UUID>, Mono<T>> question) {
        return organizations
                .roots(query.scope())
                .map(Organization::id)
                .collectList()
                .flatMap(roots -> roots.isEmpty()
                        ? Mono.error(new FigureAbsentException(Absence.NO_ORGANIZATION))
                        : question.apply(roots));
    }

    private String reason(FigureDefinition figure, Absence absence, Locale locale) {
        return messages.text(
                absence.reason(), List.of(messages.text(figure.owner().title(), locale)), locale);
    }
}
