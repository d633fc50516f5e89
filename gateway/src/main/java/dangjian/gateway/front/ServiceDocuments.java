package dangjian.gateway.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import dangjian.kit.web.Problem;
import dangjian.kit.web.ProblemCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the services tell about themselves: their OpenAPI documents and what they can refuse with.
///
/// When one of them cannot be asked there is no whole document (503): one with a service missing would say that the
/// service is not there. Errors are looked up exactly when something is down, so their lists come from whoever answers.
@Component
class ServiceDocuments {

    /// The gateway among them.
    static final String OWN = "gateway";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int GREATEST_DOCUMENT = 16 * 1024 * 1024;

    private final List<Service> services;
    private final WebClient http;
    private final ObjectProvider<OpenApiWebfluxResource> own;
    private final ProblemCatalogue problems;
    private final ObjectMapper json;

    ServiceDocuments(
            GatewayProperties routes,
            ObjectProvider<OpenApiWebfluxResource> own,
            ProblemCatalogue problems,
            ObjectMapper json) {
        this.services = routes.getRoutes().stream()
                .map(route -> new Service(
                        String.valueOf(route.getMetadata().get("service")),
                        Objects.requireNonNull(route.getUri()).toString()))
                .distinct()
                .toList();
        this.own = own;
        this.problems = problems;
        this.json = json;
        this.http = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(GREATEST_DOCUMENT))
                .build();
    }

    /// The services in the order of their routes, the gateway first.
    List<String> names() {
        return Stream.concat(Stream.of(OWN), services.stream().map(Service::name))
                .toList();
    }

    /// All documents in that order.
    ///
    /// @param request from which the gateway's own document takes its address, and nothing else
    Mono<List<Document>> openApi(ServerHttpRequest request) {
        var gateway = own(request).map(bytes -> new Document(OWN, json.readTree(bytes)));
        return all(gateway, service -> ask(service, "/v3/api-docs"));
    }

    private Mono<byte[]> own(ServerHttpRequest request) {
        try {
            return own.getObject().openapiJson(request, "/v3/api-docs", Locale.SIMPLIFIED_CHINESE);
        } catch (JsonProcessingException failure) {
            return Mono.error(failure);
        }
    }

    /// What the services can refuse with, as lists in that order, without those that cannot be asked now.
    Mono<List<Document>> problems() {
        var gateway = Mono.fromSupplier(() -> new Document(OWN, json.valueToTree(problems.entries())))
                .subscribeOn(Schedulers.boundedElastic());
        return all(gateway, service -> ask(service, "/v3/api-docs/problems").onErrorComplete(Problem.class));
    }

    private Mono<List<Document>> all(Mono<Document> gateway, Function<Service, Mono<Document>> asking) {
        return gateway.concatWith(Flux.fromIterable(services).flatMapSequential(asking))
                .collectList();
    }

    private Mono<Document> ask(Service service, String path) {
        return http.get()
                .uri(service.url() + path)
                .retrieve()
                .bodyToMono(byte[].class)
                .map(bytes -> new Document(service.name(), json.readTree(bytes)))
                .timeout(PATIENCE)
                .onErrorMap(_ -> Problem.unavailable("service.unavailable"));
    }

    /// What one service has told.
    record Document(String service, JsonNode content) {

        ObjectNode object() {
            return (ObjectNode) content.deepCopy();
        }
    }

    private record Service(String name, String url) {}
}
