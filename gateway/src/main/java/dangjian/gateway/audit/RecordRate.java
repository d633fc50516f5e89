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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Lets nobody fill the audit trail: each network gets so many recorded requests a minute without a token, and each
/// caller so many that lead nowhere.
///
/// What is refused beyond that is counted and not recorded, but that recording stopped is: one entry for each of them
/// and [#SILENCE], so that the trail does not look quiet where it was loud.
@Component
class RecordRate {

    private static final Logger log = LoggerFactory.getLogger(RecordRate.class);
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final int GREATEST_NUMBER = 100_000;

    private final Rates<Network> anonymous;
    private final Rates<String> nowhere;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(GREATEST_NUMBER)
            .expireAfterWrite(SILENCE)
            .build();
    private final Incidents incidents;
    private final Counter refused;

    RecordRate(
            AnonymousRateProperties anonymous,
            NowhereRateProperties nowhere,
            Incidents incidents,
            MeterRegistry meters,
            InstantSource clock) {
        this.anonymous = new Rates<>(anonymous.perNetwork(), clock);
        this.nowhere = new Rates<>(nowhere.perCaller(), clock);
        this.incidents = incidents;
        this.refused = Counter.builder("dangjian.audit.refused")
                .description("Requests that were too many to be recorded")
                .register(meters);
    }

    /// Lets a request without a token pass, or answers 429.
    Mono<Void> checkAnonymous(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            var network = Network.of(exchange.getRequest());
            return anonymous.take(network)
                    ? Mono.empty()
                    : refuse(network.text(), null, network, "anonymous.too-often");
        });
    }

    /// Lets a request pass that nobody is known to serve, or answers 429 where too many of the caller's led nowhere.
    Mono<Void> checkNowhere(ServerWebExchange exchange, String caller) {
        return Mono.defer(() -> nowhere.has(caller)
                ? Mono.empty()
                : refuse(caller, UUID.fromString(caller), Network.of(exchange.getRequest()), "nowhere.too-often"));
    }

    /// A request of this caller has led nowhere.
    void ledNowhere(String caller) {
        nowhere.take(caller);
    }

    private Mono<Void> refuse(String who, @Nullable UUID account, Network network, String code) {
        refused.increment();
        return tell(who, account, network).then(Mono.error(() -> Problem.of(Kind.TOO_MANY, code)));
    }

    private Mono<Void> tell(String who, @Nullable UUID account, Network network) {
        return told.asMap().putIfAbsent(who, true) == null
                ? incidents
                        .add(Incident.TOO_MANY_REQUESTS, account, List.of(), network.text())
                        .onErrorResume(failure ->
                                Trace.run(() -> log.error("The audit trail cannot be written: {}", failure.toString())))
                : Mono.empty();
    }
}
