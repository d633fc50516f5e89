package dangjian.gateway.route;

import dangjian.gateway.FilterOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What every answer tells browsers: it is data, for this caller, now. And what it does not tell: who made it.
@Component
public final class AnswerHeaders implements WebFilter, Ordered {

    private static final String POLICY = AnswerHeaders.class.getName() + ".policy";
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final @Nullable Duration strictTransport;

    AnswerHeaders(RouteProperties properties) {
        this.strictTransport = properties.strictTransport();
    }

    /// Lets a page of the gateway's own do more than data may: this policy instead of none of everything.
    public static void allow(ServerWebExchange exchange, String policy) {
        exchange.getAttributes().put(POLICY, policy);
    }

    @Override
    public int getOrder() {
        return FilterOrder.ANSWER_HEADERS.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() ->
                Mono.fromRunnable(() -> write(response.getHeaders(), exchange.getAttributeOrDefault(POLICY, NOTHING))));
        return chain.filter(exchange);
    }

    void write(HttpHeaders headers, String policy) {
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.remove(HttpHeaders.SERVER);
        headers.remove("X-Powered-By");
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl("no-store");
        }
        if (strictTransport != null) {
            headers.set("Strict-Transport-Security", "max-age=" + strictTransport.toSeconds());
        }
    }
}
