package dangjian.gateway.identity;

import dangjian.kit.web.Problem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// How one provider is asked: not for ever, no redirections, little memory; and not at all for a while when it is down,
/// so that people are told at once.
final class ProviderHttp {

    private static final int GREATEST_ANSWER = 512 * 1024;
    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final Duration patience;

    private ProviderHttp(String provider, Duration patience) {
        this.patience = patience;
        this.breaker = CircuitBreaker.of(
                "identity-" + provider,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(LEAST_CALLS)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    static WebClient client(String provider, Duration patience) {
        var http = HttpClient.create()
                .followRedirect(false)
                .responseTimeout(patience)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.toMillis());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(GREATEST_ANSWER))
                .filter(new ProviderHttp(provider, patience)::ask)
                .build();
    }

    private Mono<ClientResponse> ask(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .timeout(patience)
                .flatMap(answer -> answer.statusCode().is5xxServerError()
                        ? answer.releaseBody().then(Mono.error(Down::new))
                        : Mono.just(answer))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(ProviderHttp::isDown, _ -> unavailable());
    }

    static Problem unavailable() {
        return Problem.unavailable("identity.provider-unavailable");
    }

    private static boolean isDown(Throwable failure) {
        return failure instanceof WebClientRequestException
                || failure instanceof TimeoutException
                || failure instanceof CallNotPermittedException
                || failure instanceof Down;
    }

    /// The provider says itself that it is broken.
    private static final class Down extends RuntimeException {

        Down() {
            super("The provider is down", null, false, false);
        }
    }
}
