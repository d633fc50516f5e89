package dangjian.gateway.path;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The operations of the services, read again and again from the OpenAPI documents that they publish.
///
/// What a service has once told is kept while it cannot be asked.
@Component
class DescribedPaths {

    private static final Logger log = LoggerFactory.getLogger(DescribedPaths.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int GREATEST_DOCUMENT = 16 * 1024 * 1024;

    private final List<String> addresses;
    private final WebClient http;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Map<String, Description> descriptions = new ConcurrentHashMap<>();
    private final AtomicInteger version = new AtomicInteger();

    DescribedPaths(GatewayProperties routes, ObjectMapper json, InstantSource clock) {
        this.addresses = routes.getRoutes().stream()
                .map(route -> Objects.requireNonNull(route.getUri()).toString())
                .distinct()
                .toList();
        this.json = json;
        this.clock = clock;
        this.http = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(GREATEST_DOCUMENT))
                .build();
    }

    /// Changes with what is known.
    int version() {
        return version.get();
    }

    boolean knows(String address) {
        return descriptions.containsKey(address);
    }

    Stream<Operation> operations() {
        return descriptions.values().stream().flatMap(description -> description.operations().stream());
    }

    /// Asks the services that have said nothing yet, or nothing for a while.
    @Scheduled(fixedDelayString = "${dangjian.gateway.paths.reading:5s}")
    Mono<Void> readAll() {
        return Flux.fromIterable(addresses)
                .filter(address -> isDue(descriptions.get(address), clock.instant()))
                .flatMap(this::read)
                .then();
    }

    private static boolean isDue(@Nullable Description known, Instant now) {
        return known == null || known.at().plus(FRESH).isBefore(now);
    }

    private Mono<Void> read(String address) {
        return http.get()
                .uri(address + "/v3/api-docs")
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(PATIENCE)
                .map(bytes -> operations(json.readTree(bytes)))
                .doOnNext(operations -> keep(address, new Description(clock.instant(), operations)))
                .doOnError(failure -> log.debug("{} does not describe itself: {}", address, failure.toString()))
                .onErrorComplete()
                .then();
    }

    private void keep(String address, Description description) {
        var before = descriptions.put(address, description);
        if (before == null || !before.operations().equals(description.operations())) {
            version.incrementAndGet();
        }
    }

    private static Set<Operation> operations(JsonNode document) {
        var operations = new HashSet<Operation>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, _) -> operations.add(new Operation(method.toUpperCase(Locale.ROOT), path))));
        return operations;
    }

    /// An operation of a service.
    record Operation(String method, String path) {}

    /// What a service has told, and when.
    private record Description(Instant at, Set<Operation> operations) {}
}
