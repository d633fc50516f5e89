package dangjian.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/// The document of the whole platform, for whoever asks, however many do.
@GatewayTest
class DescriptionIT {

    private static final int SERVICES = 4;
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final AtomicBoolean DOWN = new AtomicBoolean();
    private static final HttpServer SERVICE = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> {
                ASKED.incrementAndGet();
                return DOWN.get()
                        ? response.status(500).send()
                        : response.header("Content-Type", "application/json")
                                .sendString(Mono.just("{\"openapi\":\"3.1.0\",\"paths\":{}}"));
            });

    private final WebTestClient web;

    DescriptionIT(@Autowired WebTestClient web) {
        this.web = web.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        var url = "http://127.0.0.1:" + SERVICE.bindNow().port();
        Stream.of("org", "member", "activity", "evaluation")
                .forEach(service -> registry.add("dangjian.services.%s.url".formatted(service), () -> url));
    }

    @Test
    void itIsMadeOnceForAllWhoAskAndNotKeptWhenItCouldNotBeMade() throws InterruptedException {
        DOWN.set(true);
        ask("gateway.example").expectStatus().isEqualTo(503);
        DOWN.set(false);
        ASKED.set(0);
        var answers = all(20);
        assertThat(ASKED).hasValue(SERVICES);
        var texts = answers.stream().map(EntityExchangeResult::getResponseBody).distinct();
        assertThat(texts)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains(
                                "\"servers\":[{\"url\":\"https://gateway.test\"},{\"url\":\"/\"",
                                "https://gateway.test/oauth2/token")
                        .doesNotContain("host-"));
        mustBeRecognised(answers.getFirst());
    }

    private List<EntityExchangeResult<String>> all(int number) throws InterruptedException {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            return askers
                    .invokeAll(IntStream.range(0, number)
                            .<Callable<EntityExchangeResult<String>>>mapToObj(
                                    asker -> () -> whole("host-%d.example".formatted(asker)))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private void mustBeRecognised(EntityExchangeResult<String> known) {
        var tag = Objects.requireNonNull(known.getResponseHeaders().getETag());
        web.get()
                .uri("/v3/api-docs/platform")
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache")
                .expectBody()
                .isEmpty();
    }

    private EntityExchangeResult<String> whole(String host) {
        return ask(host).expectStatus().isOk().expectBody(String.class).returnResult();
    }

    private WebTestClient.ResponseSpec ask(String host) {
        return web.get()
                .uri("/v3/api-docs/platform")
                .header(HttpHeaders.HOST, host)
                .exchange();
    }
}
