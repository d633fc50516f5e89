package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/// A gateway that waits half a second and takes one megabyte.
@GatewayTest
@TestPropertySource(
        properties = {
            "dangjian.gateway.route.response-timeout=500ms",
            "dangjian.gateway.route.greatest-body=1MB",
            "dangjian.gateway.route.strict-transport=365d",
            "dangjian.gateway.breaker.pause=1s",
            "dangjian.gateway.session.staleness=0s"
        })
class ImpatientGatewayIT {

    private static final int EVALUATION = freePort();
    private static final Duration LONG = Duration.ofMillis(900);

    private final WebTestClient web;
    private final People people;

    @LocalServerPort
    private int port;

    private String token = "";

    ImpatientGatewayIT(@Autowired WebTestClient web, @Autowired People people) {
        this.web = web;
        this.people = people;
    }

    @DynamicPropertySource
    static void evaluation(DynamicPropertyRegistry registry) {
        registry.add("dangjian.services.evaluation.url", () -> "http://127.0.0.1:" + EVALUATION);
    }

    @BeforeEach
    void signIn() {
        token = people.administrator(web);
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsUnavailable() {
        get("/api/v1/activities/silent")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service.unavailable");
    }

    @Test
    void aStreamMayPauseLongerThanThat() {
        var events = get("/api/v1/members/stream").returnResult(String.class).getResponseBody();
        StepVerifier.create(events)
                .then(() -> ToyService.shared().say("first"))
                .expectNext("first")
                .expectNoEvent(LONG)
                .then(() -> ToyService.shared().say("end"))
                .expectNext("end")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void anUploadMayTakeLongerThanThat() {
        upload(Flux.interval(LONG.dividedBy(3)).take(5).map(_ -> buffer(1000)))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("5000");
    }

    @Test
    void anUploadOfUnknownLengthIsCutWhereItGetsTooLarge() {
        upload(Flux.range(0, 40).map(_ -> buffer(64 * 1024)))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.too-large");
        upload(Flux.range(0, 16).map(_ -> buffer(64 * 1024)))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("1048576");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientsThatHangUpDoNotMakeAServiceLookDead(boolean abruptly) throws IOException {
        for (var client = 0; client < 20; client++) {
            var before = ToyService.shared().uploads();
            try (var upload = RawHttp.begin(
                    port,
                    "POST /api/v1/organizations/upload HTTP/1.1\r\n"
                            + RawHttp.head("Authorization: Bearer " + token, "Content-Length: 100000")
                            + "\r\nbeginning")) {
                await().until(() -> ToyService.shared().uploads() > before);
                upload.setSoLinger(abruptly, 0);
            }
        }
        for (var request = 0; request < 20; request++) {
            get("/api/v1/organizations").expectStatus().isOk();
        }
    }

    @Test
    void aDeadServiceIsLeftAloneForAWhileAndComesBack() {
        for (var request = 0; request < 5; request++) {
            get("/api/v1/points").expectStatus().isEqualTo(503);
        }
        var asked = new AtomicInteger();
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(EVALUATION)
                .handle((_, response) -> {
                    asked.incrementAndGet();
                    return response.sendString(Mono.just("back"));
                })
                .bindNow();
        try {
            get("/api/v1/points")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals("Retry-After", "1")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("service.unavailable");
            assertThat(asked).hasValue(0);
            get("/api/v1/members").expectStatus().isOk();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> get("/api/v1/points").expectStatus().isOk());
            assertThat(asked).hasPositiveValue();
        } finally {
            server.disposeNow();
        }
    }

    @Test
    void whereTlsEndsBeforeTheGatewayBrowsersAreToldToUseIt() {
        get("/api/v1/members").expectHeader().valueEquals("Strict-Transport-Security", "max-age=31536000");
    }

    private WebTestClient.ResponseSpec get(String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec upload(Flux<DataBuffer> body) {
        return web.post()
                .uri("/api/v1/members/upload")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(BodyInserters.fromDataBuffers(body))
                .exchange();
    }

    private static DataBuffer buffer(int size) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
