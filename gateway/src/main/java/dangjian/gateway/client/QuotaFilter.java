package dangjian.gateway.client;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.token.ShownToken;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Holds other systems to their quotas and tells them where they stand (draft-ietf-httpapi-ratelimit-headers).
@Component
class QuotaFilter implements WebFilter, Ordered {

    private final Quotas quotas;
    private final ActiveClients clients;

    QuotaFilter(Quotas quotas, ActiveClients clients) {
        this.quotas = quotas;
        this.clients = clients;
    }

    @Override
    public int getOrder() {
        return FilterOrder.QUOTA.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var token = ShownToken.of(exchange);
        return token == null || !ActiveClients.isClient(token.getToken())
                ? chain.filter(exchange)
                : clients.find(UUID.fromString(token.getName()))
                        .flatMap(client -> count(client, exchange))
                        .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> count(Client client, ServerWebExchange exchange) {
        return quotas.take(client, QuotaSpan.MINUTE)
                .flatMap(minute -> minute.isWithin()
                        ? quotas.take(client, QuotaSpan.DAY).flatMap(day -> answer(exchange, minute, day))
                        : answer(exchange, minute));
    }

    private static Mono<Void> answer(ServerWebExchange exchange, Quotas.Standing... standings) {
        var headers = exchange.getResponse().getHeaders();
        headers.set(
                "RateLimit-Policy",
                text(
                        standings,
                        "\"%s\";q=%d;w=%d",
                        standing -> List.of(
                                standing.span().label(),
                                standing.limit(),
                                standing.span().seconds())));
        headers.set(
                "RateLimit",
                text(
                        standings,
                        "\"%s\";r=%d;t=%d",
                        standing -> List.of(standing.span().label(), standing.remaining(), standing.reset())));
        var beyond = Quotas.Standing.firstBeyond(standings);
        if (beyond == null) {
            return Mono.empty();
        }
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(beyond.reset()));
        return Mono.error(Problem.of(
                Kind.TOO_MANY, "client.quota", beyond.limit(), beyond.span().seconds()));
    }

    private static String text(Quotas.Standing[] standings, String format, Function<Quotas.Standing, List<?>> values) {
        return List.of(standings).stream()
                .map(standing -> format.formatted(values.apply(standing).toArray()))
                .collect(Collectors.joining(", "));
    }
}
