package dangjian.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// So many requests per period for everybody who is told apart by a key, kept in this replica's bounded memory.
///
/// @param <K> what they are told apart by
final class Rate<K> {

    private static final int GREATEST_NUMBER = 100_000;

    private final RateLimiterConfig config;
    private final Cache<K, RateLimiter> limiters;

    Rate(int permits, Duration period) {
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(permits)
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO)
                .build();
        this.limiters = Caffeine.newBuilder()
                .maximumSize(GREATEST_NUMBER)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /// Lets the request of this key pass, or answers 429.
    Mono<Void> pass(K key, ServerWebExchange exchange, WebFilterChain chain) {
        if (limiters.get(key, one -> RateLimiter.of(one.toString(), config)).acquirePermission()) {
            return chain.filter(exchange);
        }
        var wait = Math.max(1, config.getLimitRefreshPeriod().toSeconds());
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        return Mono.error(Problem.of(Kind.TOO_MANY, "request.too-often", wait));
    }
}
