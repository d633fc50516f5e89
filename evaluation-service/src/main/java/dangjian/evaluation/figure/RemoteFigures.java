package dangjian.evaluation.figure;

import dangjian.kit.figure.FigureQuery;
import dangjian.kit.figure.FigureView;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriBuilder;
import reactor.core.publisher.Mono;

/// The figures of one other service, asked over HTTP with the caller's own token; nothing is cached.
final class RemoteFigures {

    private static final ParameterizedTypeReference<Page<Map<String, Object>>> ROWS =
            new ParameterizedTypeReference<>() {};

    private final WebClient web;
    private final CircuitBreaker breaker;
    private final Duration timeout;

    RemoteFigures(WebClient web, CircuitBreaker breaker, Duration timeout) {
        this.web = web;
        this.breaker = breaker;
        this.timeout = timeout;
    }

    /// @throws FigureAbsentException when it cannot be had
    Mono<FigureView> compute(String id, FigureQuery query, List<UUID> organizations, Locale locale) {
        return guarded(ask(uri -> question(uri.pathSegment(id), query, organizations), locale)
                .bodyToMono(FigureView.class)
                .filter(RemoteFigures::isFigure));
    }

    /// @throws FigureAbsentException when they cannot be had
    Mono<Page<Map<String, Object>>> rows(String id, FigureQuery query, List<UUID> organizations, Paging paging) {
        return guarded(ask(
                        uri -> page(question(uri.pathSegment(id, "rows"), query, organizations), paging),
                        Locale.SIMPLIFIED_CHINESE)
                .bodyToMono(ROWS));
    }

    private ResponseSpec ask(Function<UriBuilder, UriBuilder> address, Locale locale) {
        return web.get()
                .uri(uri -> address.apply(uri.path("/api/v1/figures")).build())
                .accept(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT_LANGUAGE, locale.toLanguageTag())
                .retrieve();
    }

    private <T> Mono<T> guarded(Mono<T> answer) {
        return answer.switchIfEmpty(Mono.error(() -> new FigureAbsentException(Absence.MALFORMED)))
                .timeout(timeout)
                .onErrorMap(RemoteFigures::absence)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, _ -> new FigureAbsentException(Absence.UNREACHABLE));
    }

    private static UriBuilder question(UriBuilder uri, FigureQuery query, List<UUID> organizations) {
        return uri.queryParam("orgId", organizations)
                .queryParam("from", query.from())
                .queryParam("to", query.to())
                .queryParam("asOf", query.asOf());
    }

    private static UriBuilder page(UriBuilder uri, Paging paging) {
        var after = paging.after();
        uri.queryParam("limit", paging.limit()).queryParam("count", paging.count());
        return after == null ? uri : uri.queryParam("after", after.encoded());
    }

    private static boolean isFigure(FigureView view) {
        return switch (view.status()) {
            case COMPUTED -> view.value() != null && view.rowCount() != null;
            case NO_DATA -> view.value() == null && view.reason() != null;
            case null -> false;
        };
    }

    private static Throwable absence(Throwable failure) {
        return new FigureAbsentException(
                switch (failure) {
                    case FigureAbsentException absent -> absent.absence();
                    case TimeoutException _ -> Absence.UNREACHABLE;
                    case WebClientRequestException _ -> Absence.UNREACHABLE;
                    case WebClientResponseException response ->
                        byStatus(response.getStatusCode().value());
                    default -> Absence.MALFORMED;
                });
    }

    private static Absence byStatus(int status) {
        return switch (status) {
            case 400 -> Absence.REFUSED;
            case 401, 403 -> Absence.NOT_ALLOWED;
            case 404 -> Absence.NOT_PROVIDED;
            default -> status < 400 ? Absence.MALFORMED : Absence.UNREACHABLE;
        };
    }
}
