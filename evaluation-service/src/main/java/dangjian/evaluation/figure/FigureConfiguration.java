package dangjian.evaluation.figure;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.web.reactive.function.client.ServerBearerExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/// Reads the register of figures and connects the services behind it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceAddresses.class)
class FigureConfiguration {

    @Bean
    FigureCatalogue figureCatalogue() {
        return ShippedData.read("evaluation/figures.yaml", FigureCatalogue.class);
    }

    @Bean
    CircuitBreakerRegistry circuitBreakers(MeterRegistry meters) {
        var registry = CircuitBreakerRegistry.of(circuitBreakerConfig());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry;
    }

    /// Half of the last calls failing opens the circuit for ten seconds; refusals do not count as failures.
    static CircuitBreakerConfig circuitBreakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(FigureAbsentException::isFailure)
                .build();
    }

    @Bean
    RemoteServices remoteServices(
            ServiceAddresses addresses, WebClient.Builder web, CircuitBreakerRegistry circuitBreakers) {
        var bearer = web.filter(new ServerBearerExchangeFilterFunction());
        return new RemoteServices(Map.of(
                Owner.ORG, remote(Owner.ORG, addresses.org(), addresses.timeout(), bearer, circuitBreakers),
                Owner.MEMBER, remote(Owner.MEMBER, addresses.member(), addresses.timeout(), bearer, circuitBreakers),
                Owner.ACTIVITY,
                        remote(Owner.ACTIVITY, addresses.activity(), addresses.timeout(), bearer, circuitBreakers)));
    }

    private static RemoteFigures remote(
            Owner owner,
            ServiceAddresses.Address address,
            Duration timeout,
            WebClient.Builder web,
            CircuitBreakerRegistry circuitBreakers) {
        return new RemoteFigures(
                web.clone().baseUrl(address.url().toString()).build(),
                circuitBreakers.circuitBreaker(owner.title()),
                timeout);
    }
}
