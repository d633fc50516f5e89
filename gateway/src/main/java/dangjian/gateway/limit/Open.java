package dangjian.gateway.limit;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// So many requests at the same time for everybody who is told apart by a key, those that wait for changes and open
/// streams among them.
final class Open {

    private final int most;
    private final ConcurrentMap<String, Integer> requests = new ConcurrentHashMap<>();

    Open(int most) {
        this.most = most;
    }

    /// Lets the request of this key pass and counts it until its answer has ended, or answers 429.
    Mono<Void> pass(String key, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            if (requests.merge(key, 1, Integer::sum) <= most) {
                return chain.filter(exchange).doFinally(_ -> close(key));
            }
            close(key);
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            return Mono.error(Problem.of(Kind.TOO_MANY, "request.too-many-at-once", most));
        });
    }

    private void close(String key) {
        requests.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
    }
}
