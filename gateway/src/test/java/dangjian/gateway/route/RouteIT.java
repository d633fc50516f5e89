package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

@GatewayTest
class RouteIT {

    private final WebTestClient web;
    private final People people;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int management;

    private String token = "";

    RouteIT(@Autowired WebTestClient web, @Autowired People people) {
        this.web = web;
        this.people = people;
    }

    @BeforeEach
    void signIn() {
        token = people.administrator(web);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/organizations",
                "/api/v1/organizations/imports",
                "/api/v1/members/1/history",
                "/api/v1/members?name=%E7%8E%8B%20%E7%A7%80&limit=5",
                "/api/v1/activities/7/check-ins"
            })
    void aRequestReachesItsServiceAsItIs(String target) {
        assertThat(ask(target)).startsWith("GET " + target + "\n").contains("\nauthorization: Bearer " + token + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points",
                "point-rules",
                "star-schemes",
                "star-cycles",
                "star-applications",
                "figures",
                "survey-reports"
            })
    void evaluationAnswersForItsResourcesAndIsDownHere(String resource) {
        web.get()
                .uri("/api/v1/" + resource + "/1")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service.unavailable");
    }

    @Test
    void whatSomebodyClaimsAboutTheirOriginIsNotForwarded() {
        var seen = RawHttp.ask(
                port,
                "/api/v1/members",
                "Authorization: Bearer " + token,
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Access-Token: evil",
                "Forwarded: for=10.0.0.1",
                "X-Real-IP: 10.0.0.1",
                "X-Original-URL: /evil",
                "X-Harmless: kept");
        assertThat(seen).startsWith("HTTP/1.1 200").contains("x-harmless: kept").doesNotContain("evil", "10.0.0.1");
    }

    @Test
    void aServiceLearnsToWhichTraceARequestBelongs() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var seen = RawHttp.ask(
                port,
                "/api/v1/members",
                "Authorization: Bearer " + token,
                "traceparent: 00-%s-b7ad6b7169203331-01".formatted(trace));
        assertThat(seen).contains("traceparent: 00-" + trace).doesNotContain("b7ad6b7169203331");
        assertThat(ask("/api/v1/members")).containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v3/api-docs/member-service | host",
                "/api/v1/members | Host, Authorization",
                "/api/v1/members | content-length, transfer-encoding"
            })
    void whatEveryRequestNeedsBelongsToNoConnectionAlone(String path, String named) {
        var seen = RawHttp.exchange(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close, " + named + "\r\n\r\n");
        assertThat(seen).startsWith("HTTP/1.1 200");
    }

    @Test
    void headersOfOneConnectionStayThere() {
        var seen = RawHttp.exchange(
                port,
                "GET /api/v1/members HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close, X-Hop\r\nX-Hop: hop\r\nTE: trailers\r\nKeep-Alive: timeout=5"
                        + "\r\nProxy-Authorization: Basic hop\r\nUpgrade: h2c\r\n\r\n");
        assertThat(seen)
                .startsWith("HTTP/1.1 200")
                .doesNotContain("x-hop:", "te: ", "keep-alive:", "proxy-authorization:", "upgrade:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void noHeaderOrParameterMakesAnotherMethodOfARequest(String header) {
        var seen = web.post()
                .uri("/api/v1/members?_method=DELETE")
                .headers(headers -> headers.setBearerAuth(token))
                .header(header, "DELETE")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("_method=DELETE")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(seen).startsWith("POST /api/v1/members?_method=DELETE\n");
    }

    @Test
    void everyAnswerTellsBrowsersToBeCarefulAndNobodyWhoMadeIt() {
        web.get()
                .uri("/api/v1/members")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .doesNotExist("Server")
                .expectHeader()
                .doesNotExist("X-Powered-By")
                .expectHeader()
                .doesNotExist("Strict-Transport-Security");
        web.get()
                .uri("/api/v1/members")
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
    }

    @Test
    void aProblemOfAServicePassesUnchanged() {
        web.get()
                .uri("/api/v1/members/problem")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .isEqualTo("{\"code\":\"toy.broken\",\"status\":409,\"detail\":\"玩具坏了\"}");
    }

    @Test
    void anAddressThatNobodyServesIsUnknown() {
        for (var path : new String[] {"/api/v1/secrets", "/api/v2/members", "/index.html"}) {
            web.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("resource.unknown");
            web.get().uri(path).exchange().expectStatus().isUnauthorized();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/members/../organizations",
                "/api/v1/members/./x",
                "/api/v1/members/%2e%2e/organizations",
                "/api/v1/members/%2E%2E%2Forganizations",
                "/api/v1/members/..%2forganizations",
                "/api/v1/members%2f..%2forganizations",
                "/api/v1//members",
                "//api/v1/members",
                "/api/v1/members;a=b/x",
                "/api/v1/members;/x",
                "/api/v1/members%3b/x",
                "/api/v1/members%5c..%5corganizations",
                "/api/v1/members/%00",
                "/api/v1/members/%0d%0aX-Evil:%20yes",
                "/api/v1/members/%252e%252e/organizations",
                "/.well-known/%2e%2e/api/v1/members",
                "/.well-known/../api/v1/members",
                "/v3/api-docs/../../api/v1/members",
            })
    void aPathThatCouldBeReadInTwoWaysIsRefused(String target) {
        var before = ToyService.shared().requests();
        assertThat(RawHttp.ask(port, target, "Authorization: Bearer " + token))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "request.refused");
        assertThat(ToyService.shared().requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "PROPFIND"})
    void aMethodThatNobodyNeedsIsRefused(String method) {
        var answer = RawHttp.exchange(
                port,
                method + " /api/v1/members HTTP/1.1\r\n" + RawHttp.head("Authorization: Bearer " + token) + "\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("allow: ")
                .contains("request.method");
    }

    @Test
    void nobodyMakesATunnelOfTheGateway() {
        assertThat(RawHttp.exchange(port, "CONNECT evil.example:443 HTTP/1.1\r\n" + RawHttp.head() + "\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void aMethodThatAnOwnAddressDoesNotKnowIsToldWhichItDoes() {
        web.delete()
                .uri("/api/v1/password-rules")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET");
    }

    @Test
    void whatMayBeReadWithoutATokenMayBeAskedForItsHeadWithoutOne() {
        web.head().uri("/api/v1/password-rules").exchange().expectStatus().isOk();
    }

    @Test
    void aRequestThatSaysItIsTooLargeIsRefusedBeforeItsBodyComes() {
        var answer = RawHttp.exchange(
                port,
                "POST /api/v1/members/upload HTTP/1.1\r\n"
                        + RawHttp.head("Authorization: Bearer " + token, "Content-Length: 62914561")
                        + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("request.too-large");
    }

    @Test
    void aLargeRequestPassesWhateverKeyItCarries() {
        web.post()
                .uri("/api/v1/members/upload")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", "once")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("x".repeat(5_000_000))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("5000000");
    }

    @Test
    void aSmuggledSecondRequestIsNotForwarded() {
        var before = ToyService.shared().requests();
        var hidden = "GET /api/v1/organizations/smuggled HTTP/1.1\r\nHost: gateway\r\n\r\n";
        RawHttp.exchange(
                port,
                "POST /api/v1/members HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Length: " + (hidden.length() + 5)
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);
        assertThat(ToyService.shared().requests()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void anEventReachesItsListenerWhenItHappens() {
        var events = web.get()
                .uri("/api/v1/members/imports/1/stream")
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        StepVerifier.create(events)
                .then(() -> ToyService.shared().say("first"))
                .expectNext("first")
                .then(() -> ToyService.shared().say("second"))
                .expectNext("second")
                .then(() -> ToyService.shared().say("end"))
                .expectNext("end")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void theDescriptionsOfAllServicesAreListedAndReachable() {
        web.get()
                .uri("/api/v1/openapi")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.documents[*].path")
                .isEqualTo(List.of(
                        "/v3/api-docs/platform",
                        "/v3/api-docs",
                        "/v3/api-docs/org-service",
                        "/v3/api-docs/member-service",
                        "/v3/api-docs/activity-service",
                        "/v3/api-docs/evaluation-service"));
        var seen = web.get()
                .uri("/v3/api-docs/org-service")
                .header("Host", "party.example")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(seen).startsWith("GET /v3/api-docs\n").contains("\nhost: party.example\n");
    }

    @Test
    void theGatewayDescribesItself() {
        web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .value(version -> assertThat(String.valueOf(version)).startsWith("3.1"))
                .jsonPath("$.paths['/api/v1/sessions'].post.operationId")
                .isEqualTo("signIn")
                .jsonPath("$.components.schemas.SignIn.properties.password.type")
                .isEqualTo("string");
    }

    @Test
    void itsHealthIsOnAPortOfItsOwn() {
        web.get().uri("/actuator/health/liveness").exchange().expectStatus().isNotFound();
        var operations = "http://127.0.0.1:" + management;
        web.get()
                .uri(operations + "/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
        web.get()
                .uri(operations + "/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk();
        web.get().uri(operations + "/actuator/events").exchange().expectStatus().isUnauthorized();
    }

    private String ask(String target) {
        var answer = RawHttp.ask(port, target, "Authorization: Bearer " + token);
        assertThat(answer).startsWith("HTTP/1.1 200");
        return answer.substring(answer.indexOf("GET "));
    }
}
