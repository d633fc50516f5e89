package dangjian.gateway.route;

import dangjian.kit.web.Problem;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Waits for a service to begin its answer, but not for ever, and leaves a dead one alone for a while: then callers get
/// 503 at once, and the service gets time to come back. A slow one may hold only so many requests at a time; the next
/// ones get 503 at once too, and the other services stay as fast as they are.
///
/// It stands between writing the answer and asking the service, so it sees the head of the answer but not its body: a
/// stream may last as long as it likes. An answer is an answer, whatever its status: only a service that cannot be
/// reached, breaks off or does not answer in time counts as failing.
@Component
class ServiceBreaker implements GlobalFilter, Ordered {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final Duration timeout;
    private final Duration pause;

    ServiceBreaker(RouteProperties routes, BreakerProperties properties, MeterRegistry meters) {
        this.timeout = routes.responseTimeout();
        this.pause = properties.pause();
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.leastCalls())
                .failureRateThreshold(properties.failureRate())
                .waitDurationInOpenState(properties.pause())
                .permittedNumberOfCallsInHalfOpenState(properties.trials())
                .recordException(ServiceBreaker::isServiceFailure)
                .ignoreException(failure -> !isServiceFailure(failure))
                .build());
        this.bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(properties.mostAtOnce())
                .maxWaitDuration(Duration.ZERO)
                .build());
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    @Override
    public int getOrder() {
        return 0; // after the writer of answers (-1), before the requests to services
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var service = service(exchange);
        var passage = new Passage(exchange.getRequest());
        return chain.filter(exchange.mutate().request(passage).build())
                .timeout(passage.passed().then(Mono.delay(timeout)))
                .transformDeferred(CircuitBreakerOperator.of(breakers.circuitBreaker(service)))
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(service)))
                .onErrorResume(failure -> answer(failure, exchange));
    }

    private Mono<Void> answer(Throwable failure, ServerWebExchange exchange) {
        return switch (failure) {
            case CallNotPermittedException _ -> Mono.error(unavailable(exchange, pause));
            case BulkheadFullException _ -> Mono.error(unavailable(exchange, SOON));
            case Passage.ClientGone _ -> exchange.getResponse().setComplete();
            default -> Mono.error(isServiceFailure(failure) ? Problem.unavailable("service.unavailable") : failure);
        };
    }

    private static String service(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return String.valueOf(route.getMetadata().getOrDefault("service", route.getId()));
    }

    private static Problem unavailable(ServerWebExchange exchange, Duration wait) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
        return Problem.unavailable("service.unavailable");
    }

    private static boolean isServiceFailure(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof RejectedExecutionException
                || failure instanceof ResponseStatusException status
                        && status.getStatusCode().is5xxServerError();
    }
}
