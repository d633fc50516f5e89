package dangjian.gateway.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.gateway.rate.Network;
import dangjian.gateway.rate.Rates;
import dangjian.kit.Trace;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Lets nobody without a token fill the audit trail: each network gets so many recorded requests a minute.
///
/// What is refused beyond that is counted and not recorded, but that recording stopped is: one entry per network and
/// [#SILENCE], so that the trail does not look quiet where it was loud.
@Component
class AnonymousRate {

    private static final Logger log = LoggerFactory.getLogger(AnonymousRate.class);
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final int GREATEST_NUMBER = 100_000;

    private final Rates<Network> networks;
    private final Cache<Network, Boolean> told = Caffeine.newBuilder()
            .maximumSize(GREATEST_NUMBER)
            .expireAfterWrite(SILENCE)
            .build();
    private final Incidents incidents;
    private final Counter refused;

    AnonymousRate(AnonymousRateProperties properties, Incidents incidents, MeterRegistry meters, InstantSource clock) {
        this.networks = new Rates<>(properties.perNetwork(), clock);
        this.incidents = incidents;
        this.refused = Counter.builder("dangjian.audit.refused")
                .description("Requests without a token that were too many to be recorded")
                .register(meters);
    }

    /// Lets the request pass, or answers 429.
    Mono<Void> check(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            var network = Network.of(exchange.getRequest());
            if (networks.take(network)) {
                return Mono.empty();
            }
            refused.increment();
            return tell(network).then(Mono.error(() -> Problem.of(Kind.TOO_MANY, "anonymous.too-often")));
        });
    }

    private Mono<Void> tell(Network network) {
        return told.asMap().putIfAbsent(network, true) == null
                ? incidents
                        .add(Incident.TOO_MANY_REQUESTS, null, List.of(), network.text())
                        .onErrorResume(failure ->
                                Trace.run(() -> log.error("The audit trail cannot be written: {}", failure.toString())))
                : Mono.empty();
    }
}
