package dangjian.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.Systems;
import dangjian.gateway.ToyService;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/// A strict gateway: few requests per caller, little patience, few requests at once per service, one friendly origin.
@GatewayTest
@TestPropertySource(
        properties = {
            "dangjian.gateway.rate.period=60s",
            "dangjian.gateway.rate.per-caller=60",
            "dangjian.gateway.rate.per-address=400",
            "dangjian.gateway.rate.at-once=12",
            "dangjian.gateway.changes.heartbeat=100ms",
            "dangjian.gateway.route.trusted-proxies=127.0.0.1",
            "dangjian.gateway.patience.head=1s",
            "dangjian.gateway.patience.request=2s",
            "dangjian.gateway.patience.rest=1s",
            "dangjian.gateway.breaker.most-at-once=10",
            "dangjian.gateway.route.response-timeout=10m",
            "dangjian.gateway.cors.origins=https://party.example"
        })
class LimitIT {

    /// Long enough for every machine, and far less than nobody hanging up at all.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SIGN_OF_LIFE = "\n:\n";

    private static final AtomicInteger WAITING = new AtomicInteger();

    private static final HttpServer HANGING = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, _) -> Mono.<Void>never().doOnSubscribe(_ -> WAITING.incrementAndGet()));

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @Autowired
    private Systems systems;

    @LocalServerPort
    private int port;

    private String token = "";

    @DynamicPropertySource
    static void aServiceThatHangs(DynamicPropertyRegistry registry) {
        var server = HANGING.bindNow();
        registry.add("dangjian.services.evaluation.url", () -> "http://127.0.0.1:" + server.port());
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        token = people.administrator(web);
    }

    @Test
    void aCallerWhoAsksTooOftenIsToldWhenToComeBackAndOthersAreNot() {
        var hurried = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var other = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        for (var request = 0; request < 60; request++) {
            get(hurried, "192.0.2." + request).expectStatus().isOk();
        }
        get(hurried, "192.0.2.1")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "60")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.too-often");
        get(other, "192.0.2.1").expectStatus().isOk();
    }

    @Test
    void anAddressThatAsksTooOftenIsSlowedDownBeforeItsTokenIsLookedAt() {
        var statuses = new ArrayList<Integer>();
        for (var request = 0; request < 401; request++) {
            statuses.add(get("rubbish", "198.51.100.7")
                    .expectBody()
                    .returnResult()
                    .getStatus()
                    .value());
        }
        assertThat(statuses.subList(0, 400)).containsOnly(401);
        assertThat(statuses.getLast()).isEqualTo(429);
        get("rubbish", "198.51.100.8").expectStatus().isUnauthorized();
    }

    /// At once: while those who came first are still waiting, and without asking the service.
    @Test
    void oneServiceThatHangsLeavesTheOthersAnsweringAndIsRefusedAtOnceWhenItIsFull() throws IOException {
        var waiting = new ArrayList<Socket>();
        var before = WAITING.get();
        try {
            for (var request = 0; request < 10; request++) {
                waiting.add(RawHttp.begin(
                        port,
                        "GET /api/v1/points/1 HTTP/1.1\r\n" + RawHttp.head("Authorization: Bearer " + token) + "\r\n"));
            }
            await().atMost(PATIENCE).until(() -> WAITING.get() - before == 10);
            var caller = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
            for (var request = 0; request < 25; request++) {
                get(caller, "/api/v1/points/1", "192.0.2.210")
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .valueEquals("Retry-After", "1");
                get(caller, "192.0.2.210").expectStatus().isOk();
            }
            assertThat(WAITING.get() - before).isEqualTo(10);
            for (var socket : waiting) {
                assertThat(socket.getInputStream().available()).isZero();
            }
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void streamsThatStayOpenSayThatTheyLiveAndNobodyHoldsManyOfThem() throws IOException {
        var open = new ArrayList<Socket>();
        var listener = systems.register(web, List.of("changes:read"), TestOrganizations.DISTRICT)
                .token(web);
        try {
            for (var stream = 0; stream < 12; stream++) {
                open.add(follow(listener));
            }
            assertThat(RawHttp.ask(port, "/api/v1/openapi", "Authorization: Bearer " + listener))
                    .startsWith("HTTP/1.1 429")
                    .contains("request.too-many-at-once", "Retry-After: 1");
            var other = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
            get(other, "192.0.2.200").expectStatus().isOk();
            open.removeLast().close();
            await().untilAsserted(
                            () -> get(listener, "192.0.2.201").expectStatus().isOk());
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    /// A stream of changes that has shown two signs of life.
    private Socket follow(String bearer) throws IOException {
        var socket = RawHttp.begin(
                port,
                "GET /api/v1/changes?after=latest HTTP/1.1\r\n"
                        + RawHttp.head("Authorization: Bearer " + bearer, "Accept: text/event-stream") + "\r\n");
        var seen = new StringBuilder();
        while (seen.indexOf(SIGN_OF_LIFE) == seen.lastIndexOf(SIGN_OF_LIFE)) {
            var next = socket.getInputStream().read();
            assertThat(next).as(seen.toString()).isNotNegative();
            seen.append((char) next);
        }
        return socket;
    }

    @Test
    void headersThatTrickleAreHungUpOn() throws Exception {
        try (var socket = RawHttp.begin(port, "GET /api/v1/members HTTP/1.1\r\nHost: gateway\r\n")) {
            trickleUntilHungUp(socket, "X-Slow: 1\r\n");
        }
    }

    @Test
    void aSecondRequestThatTricklesOnTheSameConnectionIsHungUpOn() throws Exception {
        try (var socket = RawHttp.begin(
                port, "GET /api/v1/members HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n\r\n")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            trickleUntilHungUp(socket, "X");
        }
    }

    @Test
    void aBodyThatTricklesIsHungUpOn() throws Exception {
        try (var socket = RawHttp.begin(
                port,
                "POST /api/v1/members/upload HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Length: 1000\r\n\r\n")) {
            trickleUntilHungUp(socket, "x");
        }
    }

    @Test
    void aBodyThatTricklesOnAfterItsAnswerIsHungUpOn() throws Exception {
        try (var socket = RawHttp.begin(
                port,
                "POST /api/v1/members/upload HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000000000000\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
            trickleUntilHungUp(socket, "x");
        }
    }

    @Test
    void headersThatAreTooLongOrTooManyAreRefused() {
        var before = ToyService.shared().requests();
        for (var headers : List.of(
                "X-Long: " + "x".repeat(20_000),
                String.join("\r\n", Collections.nCopies(2_000, "X-Many: 123456789")))) {
            mustBeRefused("/api/v1/members", headers);
        }
        mustBeRefused("/api/v1/members?x=" + "x".repeat(10_000), "X-Short: 1");
        assertThat(ToyService.shared().requests()).isEqualTo(before);
    }

    @Test
    void onlyTheFriendlyOriginMayAskFromABrowser() {
        preflight("https://party.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://party.example")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        preflight("https://evil.example")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
        preflight("null").expectStatus().isForbidden();
    }

    @Test
    void noCookieIsEverSetOrLookedAt() {
        web.post()
                .uri("/api/v1/members")
                .header("Cookie", "access_token=%1$s; SESSION=%1$s".formatted(token))
                .header("Origin", "https://party.example")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    /// With an answer, or by hanging up on what is still being sent.
    private void mustBeRefused(String target, String header) {
        try {
            assertThat(RawHttp.ask(port, target, "Authorization: Bearer " + token, header))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain("Exception", "netty");
        } catch (UncheckedIOException hungUp) {
            assertThat(hungUp).hasRootCauseInstanceOf(SocketException.class);
        }
    }

    private WebTestClient.ResponseSpec preflight(String origin) {
        return web.options()
                .uri("/api/v1/members")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String bearer, String from) {
        return get(bearer, "/api/v1/members", from);
    }

    private WebTestClient.ResponseSpec get(String bearer, String path, String from) {
        return web.get()
                .uri(path)
                .header("Authorization", "Bearer " + bearer)
                .header("X-Forwarded-For", from)
                .exchange();
    }

    /// Sends the same words again and again until the other side has had enough.
    private static void trickleUntilHungUp(Socket socket, String words) {
        await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> {
            try {
                socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                return false;
            } catch (IOException _) {
                return true;
            }
        });
    }
}
