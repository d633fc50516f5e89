package dangjian.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.Broker;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.kit.TestOrganizations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

/// Changes pushed to other systems, from Kafka to their door.
@GatewayTest
class WebhookIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebTestClient web;
    private final People people;
    private final Systems systems;
    private final DatabaseClient database;
    private final WebhookDispatcher dispatcher;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<DisposableServer> servers = new CopyOnWriteArrayList<>();
    private String token = "";

    WebhookIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired Systems systems,
            @Autowired DatabaseClient database,
            @Autowired WebhookDispatcher dispatcher) {
        this.web = web;
        this.people = people;
        this.systems = systems;
        this.database = database;
        this.dispatcher = dispatcher;
    }

    @BeforeEach
    void register() {
        people.plantTree();
        token = system();
    }

    @AfterEach
    void close() {
        servers.forEach(DisposableServer::disposeNow);
        database.sql("delete from webhooks").then().block();
    }

    @Test
    void aChangeWithinTheScopeIsPushedSignedAndOnTheRecord() {
        var webhook = webhook(endpoint(_ -> 204));
        Broker.member("member.registered.v1", UUID.randomUUID(), TestOrganizations.SOUTH_BRANCH, 1);
        var event = happens();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
        var call = calls.getFirst();
        assertThat(call.id()).isEqualTo(event.toString());
        assertThat(call.signature()).isEqualTo(secret(webhook).sign(call.id(), call.timestamp(), call.body()));
        assertThat(call.body()).contains("\"specversion\":\"1.0\"", "\"type\":\"member.registered.v1\"");
        assertThat(Instant.ofEpochSecond(call.timestamp()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(calls).hasSize(1);
    }

    @Test
    void aFailedMessageIsSentAgainUnderTheSameId() {
        var webhook = webhook(endpoint(_ -> calls.size() < 3 ? 500 : 200));
        happens();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
        assertThat(calls)
                .hasSize(3)
                .extracting(Call::id)
                .containsOnly(calls.getFirst().id());
    }

    @Test
    void aMessageThatFailsForGoodCanBeReplayed() {
        var webhook = webhook(endpoint(_ -> calls.size() <= 4 ? 500 : 200));
        happens();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("FAILED"));
        var delivery = items(webhook).getFirst().get("id");
        assertThat(items(webhook).getFirst()).containsEntry("lastStatus", 500).containsEntry("attempts", 4);
        send("POST", "/%s/deliveries/%s/replays".formatted(webhook.get("id"), delivery), token)
                .expectStatus()
                .isAccepted();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
        assertThat(calls).hasSize(5);
    }

    @Test
    void oneSlowEndpointDoesNotDelayTheOthers() {
        var others = new CountDownLatch(2);
        var one = webhook(endpointThatWaitsFor(others));
        var otherOwner = system();
        var other = webhook(endpointThatWaitsFor(others), otherOwner);
        happens();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(items(one, token)).singleElement().satisfies(WebhookIT::mustHaveArrivedAtOnce);
            assertThat(items(other, otherOwner)).singleElement().satisfies(WebhookIT::mustHaveArrivedAtOnce);
        });
    }

    @Test
    void severalReplicasDoNotSendTheSameAtOnce() {
        var webhook = webhook(endpoint(_ -> 200));
        var events = List.of(happens(), happens(), happens());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Flux.range(0, 8).flatMap(_ -> dispatcher.dispatch(), 8).blockLast();
            assertThat(states(webhook)).containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
        });
        assertThat(calls)
                .extracting(Call::id)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(UUID::toString).toList());
    }

    @Test
    void whatADeadReplicaHadTakenIsSentWhenItsTurnIsOver() {
        var webhook = webhook(endpoint(_ -> 200));
        database.sql("update webhooks set leased_until = now() + interval '3 seconds' where id = :id")
                .bind("id", UUID.fromString(String.valueOf(webhook.get("id"))))
                .then()
                .block();
        happens();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
    }

    @Test
    void aRedirectionIsAFailureAndNotFollowed() {
        var target = endpoint(_ -> 200);
        var webhook = webhook(redirection(target));
        happens();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("FAILED"));
        assertThat(calls).isEmpty();
    }

    @Test
    void anEndpointThatIsGoneIsSuspendedAndGoesOnWhenItsOwnerWantsIt() {
        var webhook = webhook(endpoint(_ -> calls.size() < 2 ? 410 : 200));
        happens();
        await().atMost(PATIENCE)
                .untilAsserted(() -> send("GET", "/" + webhook.get("id"), token)
                        .expectBody()
                        .jsonPath("$.suspendedFor")
                        .isEqualTo("GONE"));
        send("DELETE", "/%s/suspension".formatted(webhook.get("id")), token)
                .expectStatus()
                .isNoContent();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
    }

    @Test
    void bothSecretsSignWhileOneIsExchanged() {
        var webhook = webhook(endpoint(_ -> 200));
        var next = Objects.requireNonNull(send("POST", "/%s/secrets".formatted(webhook.get("id")), token)
                .expectStatus()
                .isCreated()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
        happens();
        await().atMost(PATIENCE).until(() -> !calls.isEmpty());
        var call = calls.getFirst();
        assertThat(call.signature().split(" "))
                .containsExactly(
                        secret(next).sign(call.id(), call.timestamp(), call.body()),
                        secret(webhook).sign(call.id(), call.timestamp(), call.body()));
    }

    @Test
    void whatASystemMayNoLongerSeeIsNotSent() {
        var system = systems.register(web, scopes(), TestOrganizations.NORTH);
        token = system.token(web);
        var webhook = webhook(endpoint(_ -> 500));
        happens();
        await().atMost(PATIENCE).until(() -> !calls.isEmpty());
        systems.grant(web, system.id(), List.of("changes:read", "webhooks:read"), TestOrganizations.NORTH);
        token = system.token(web);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("WITHDRAWN"));
    }

    @Test
    void aSecurityAdministratorSeesWhereDataGoAndStopsThem() {
        var system = systems.register(web, scopes(), TestOrganizations.NORTH);
        token = system.token(web);
        var address = endpoint(_ -> 200);
        var webhook = webhook(address + "?key=of-the-receiver");
        var security = people.token(web, GatewayInfrastructure.SECURITY);
        var seen = oversee("GET", system, "", security)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        assertThat(seen.getResponseBody())
                .contains("\"destination\":\"" + address.substring("http://".length()) + "\"")
                .doesNotContain("of-the-receiver", "whsec_", String.valueOf(webhook.get("secret")));
        var suspension = "/" + webhook.get("id") + "/suspension";
        oversee("PUT", system, suspension, security).expectStatus().isNoContent();
        happens();
        for (var request : List.of("DELETE /%s/suspension", "DELETE /%s")) {
            var parts = request.formatted(webhook.get("id")).split(" ");
            stopped(send(parts[0], parts[1], token));
        }
        stopped(web.post()
                .uri("/api/v1/webhooks")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("url", address + "/other"))
                .exchange());
        assertThat(calls).isEmpty();
        oversee("DELETE", system, suspension, security).expectStatus().isNoContent();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(webhook)).containsExactly("DELIVERED"));
    }

    @Test
    void onlySecurityAdministratorsOverseeWebhooks() {
        var system = systems.register(web, scopes(), TestOrganizations.NORTH);
        token = system.token(web);
        var suspension = "/" + webhook(endpoint(_ -> 200)).get("id") + "/suspension";
        for (var caller : List.of(people.token(web, GatewayInfrastructure.SYSTEM), people.administrator(web), token)) {
            oversee("GET", system, "", caller).expectStatus().isForbidden();
            oversee("PUT", system, suspension, caller).expectStatus().isForbidden();
        }
        var security = people.token(web, GatewayInfrastructure.SECURITY);
        var other = systems.register(web, scopes(), TestOrganizations.NORTH);
        oversee("PUT", other, suspension, security).expectStatus().isNotFound();
        oversee("GET", new Systems.SystemUnderTest(UUID.randomUUID(), ""), "", security)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void nobodyReachesTheWebhooksOfAnother() {
        var webhook = webhook(endpoint(_ -> 200));
        var other = system();
        for (var request :
                List.of("GET /%s", "DELETE /%s", "POST /%s/secrets", "PUT /%s/suspension", "GET /%s/deliveries")) {
            var parts = request.formatted(webhook.get("id")).split(" ");
            send(parts[0], parts[1], other).expectStatus().isNotFound();
            send(parts[0], parts[1], people.administrator(web)).expectStatus().isForbidden();
        }
    }

    private WebTestClient.ResponseSpec oversee(
            String method, Systems.SystemUnderTest system, String path, String caller) {
        return web.method(HttpMethod.valueOf(method))
                .uri("/api/v1/clients/" + system.id() + "/webhooks" + path)
                .headers(headers -> headers.setBearerAuth(caller))
                .exchange();
    }

    private static void stopped(WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("webhook.stopped");
    }

    private UUID happens() {
        return Broker.member("member.registered.v1", UUID.randomUUID(), TestOrganizations.NORTH_BRANCH, 1);
    }

    private String system() {
        return systems.register(web, scopes(), TestOrganizations.NORTH).token(web);
    }

    private static List<String> scopes() {
        return List.of("members:read", "webhooks:read", "webhooks:write");
    }

    private Map<String, Object> webhook(String url) {
        return webhook(url, token);
    }

    private Map<String, Object> webhook(String url, String owner) {
        return Objects.requireNonNull(web.post()
                .uri("/api/v1/webhooks")
                .headers(headers -> headers.setBearerAuth(owner))
                .bodyValue(Map.of("url", url))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec send(String method, String path, String caller) {
        return web.method(HttpMethod.valueOf(method))
                .uri("/api/v1/webhooks" + path)
                .headers(headers -> headers.setBearerAuth(caller))
                .exchange();
    }

    private List<Map<String, Object>> items(Map<String, Object> webhook) {
        return items(webhook, token);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(Map<String, Object> webhook, String caller) {
        var page = Objects.requireNonNull(send("GET", "/%s/deliveries".formatted(webhook.get("id")), caller)
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
        return (List<Map<String, Object>>) Objects.requireNonNull(page.get("items"));
    }

    private List<String> states(Map<String, Object> webhook) {
        return items(webhook).stream()
                .map(item -> String.valueOf(item.get("state")))
                .toList();
    }

    private static WebhookSecret secret(Map<String, Object> webhook) {
        return new WebhookSecret(String.valueOf(webhook.get("secret")));
    }

    /// Answers with what the function says of a call, which has been counted before.
    private String endpoint(Function<Call, Integer> answer) {
        return serve(HttpServer.create()
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .flatMap(body -> {
                            var call = Call.of(request, body);
                            calls.add(call);
                            return response.status(answer.apply(call)).send();
                        })));
    }

    /// Answers when every other endpoint has been called too: whoever calls one after the other waits in vain.
    private String endpointThatWaitsFor(CountDownLatch others) {
        return serve(HttpServer.create().handle((_, response) -> {
            others.countDown();
            return Mono.fromCallable(() -> others.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(Mono.defer(() -> response.status(200).send().then()));
        }));
    }

    private static void mustHaveArrivedAtOnce(Map<String, Object> delivery) {
        assertThat(delivery).containsEntry("state", "DELIVERED").containsEntry("attempts", 1);
    }

    private String redirection(String target) {
        return serve(HttpServer.create().handle((_, response) -> response.sendRedirect(target)));
    }

    private String serve(HttpServer server) {
        var bound = server.host("127.0.0.1").port(0).bindNow();
        servers.add(bound);
        return "http://127.0.0.1:%d/hooks".formatted(bound.port());
    }

    /// What came to an endpoint.
    private record Call(String id, long timestamp, String signature, String body) {

        static Call of(HttpServerRequest request, String body) {
            var headers = request.requestHeaders();
            return new Call(
                    headers.get("webhook-id"),
                    Long.parseLong(headers.get("webhook-timestamp")),
                    headers.get("webhook-signature"),
                    body);
        }
    }
}
