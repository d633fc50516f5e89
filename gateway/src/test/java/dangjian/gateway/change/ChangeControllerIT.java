package dangjian.gateway.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.Broker;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The change feed, from Kafka to another system.
@GatewayTest
class ChangeControllerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebTestClient web;
    private final People people;
    private final Systems systems;
    private final DatabaseClient database;
    private final ChangeWriter writer;
    private final ReactiveTransactionManager transactions;
    private final ObjectMapper json;

    ChangeControllerIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired Systems systems,
            @Autowired DatabaseClient database,
            @Autowired ChangeWriter writer,
            @Autowired ReactiveTransactionManager transactions,
            @Autowired ObjectMapper json) {
        this.web = web.mutate().responseTimeout(PATIENCE).build();
        this.people = people;
        this.systems = systems;
        this.database = database;
        this.writer = writer;
        this.transactions = transactions;
        this.json = json;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    @Test
    void aSystemReadsWhatHappensWithinItsScopeInOrderAndGoesOnWhereItStopped() {
        var north = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(north, "latest", ""));
        var member = UUID.randomUUID();
        var first = Broker.member("member.registered.v1", member, TestOrganizations.NORTH_BRANCH, 1);
        var second = Broker.member("member.changed.v1", member, TestOrganizations.NORTH_BRANCH, 2);
        Broker.member("member.registered.v1", UUID.randomUUID(), TestOrganizations.SOUTH_BRANCH, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(north, start, ""))).containsExactly(first, second));

        var page = read(north, start, "&limit=1");
        assertThat(page.at("/items/0/specversion").asString()).isEqualTo("1.0");
        assertThat(page.at("/items/0/source").asString()).isEqualTo("/member-service");
        assertThat(page.at("/items/0/data/orgId").asString()).isEqualTo(TestOrganizations.NORTH_BRANCH.toString());
        assertThat(ids(read(north, next(page), ""))).containsExactly(second);
        assertThat(ids(read(north, start, "&types=member.changed.v1"))).containsExactly(second);
    }

    @Test
    void aSystemHearsOnlyOfResourcesThatItMayRead() {
        var activities = token(TestOrganizations.NORTH, "activities:read");
        var members = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(activities, "latest", ""));
        var id = Broker.member("member.registered.v1", UUID.randomUUID(), TestOrganizations.NORTH_BRANCH, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(members, start, ""))).containsExactly(id));
        assertThat(ids(read(activities, start, ""))).isEmpty();
    }

    @Test
    void whoeverLosesAThingIsToldThatItLeftAndNothingMore() {
        var north = token(TestOrganizations.NORTH, "members:read");
        var south = token(TestOrganizations.SOUTH, "members:read");
        var start = next(read(north, "latest", ""));
        var member = UUID.randomUUID();
        Broker.member("member.registered.v1", member, TestOrganizations.NORTH_BRANCH, 1);
        Broker.member("member.changed.v1", member, TestOrganizations.SOUTH_BRANCH, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(north, start, ""))).hasSize(2));
        var left = read(north, start, "").at("/items/1");
        assertThat(left.at("/type").asString()).isEqualTo("gateway.left-scope.v1");
        assertThat(left.at("/data").propertyNames()).containsExactlyInAnyOrder("resource", "id");
        var entered = read(south, start, "");
        assertThat(entered.at("/items")).hasSize(1);
        assertThat(entered.at("/items/0/type").asString()).isEqualTo("member.changed.v1");
    }

    @Test
    void aTransferIsHeardOfAtBothEndsAndNowhereElse() {
        var north = token(TestOrganizations.NORTH, "members:read");
        var south = token(TestOrganizations.SOUTH, "members:read");
        var other = token(TestOrganizations.NORTH_OTHER_BRANCH, "members:read");
        var start = next(read(north, "latest", ""));
        var within = transferred(TestOrganizations.NORTH_BRANCH, TestOrganizations.SOUTH_BRANCH);
        var out = transferred(TestOrganizations.NORTH_BRANCH, null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(north, start, ""))).containsExactlyInAnyOrder(within, out));
        assertThat(ids(read(south, start, ""))).containsExactly(within);
        assertThat(ids(read(other, start, ""))).isEmpty();
        assertThat(read(south, start, "").at("/items/0/type").asString()).isEqualTo("member.transferred.v1");
    }

    @Test
    void whyAMembershipEndedStaysWithinThePlatform() {
        var north = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(north, "latest", ""));
        var member = UUID.randomUUID();
        Broker.publish("member.exited.v1", member, """
            {"memberId": "%s", "orgId": "%s", "reason": "REMOVED_AFTER_PERSUASION", "exitedOn": "2026-03-02"}
            """.formatted(member, TestOrganizations.NORTH_BRANCH));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(north, start, ""))).hasSize(1));
        assertThat(read(north, start, "").at("/items/0/data").propertyNames())
                .containsExactlyInAnyOrder("memberId", "orgId", "exitedOn");
    }

    @Test
    void whatHasBeenForgottenIsNotPassedOverInSilence() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var old = arrival(TestOrganizations.NORTH_BRANCH);
        writer.append(List.of(old)).block();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(token, start, ""))).containsExactly(old.eventId()));
        var behind = next(read(token, start, ""));
        writer.forgetBefore(Instant.now().plusSeconds(60)).block();
        ask(token, "?after=" + start).expectStatus().isEqualTo(410);
        ask(token, "?after=" + behind).expectStatus().isOk();
    }

    @Test
    void whatCommitsLateIsNotSkipped() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var slow = arrival(TestOrganizations.NORTH_BRANCH);
        var fast = arrival(TestOrganizations.NORTH_BRANCH);
        var isWritten = Sinks.<Boolean>one();
        var mayCommit = Sinks.<Boolean>one();
        var committed = TransactionalOperator.create(transactions)
                .transactional(writer.append(List.of(slow))
                        .then(Mono.fromRunnable(() -> isWritten.tryEmitValue(true)))
                        .then(mayCommit.asMono()))
                .toFuture();
        isWritten.asMono().block(PATIENCE);
        writer.append(List.of(fast)).block();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(token, start, ""))).containsExactly(fast.eventId()));
        var cursor = next(read(token, start, ""));
        mayCommit.tryEmitValue(true);
        committed.join();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(read(token, cursor, ""))).containsExactly(slow.eventId()));
    }

    @Test
    void aChangeWaitsForAnOrganisationThatIsNotKnownYet() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var branch = UUID.randomUUID();
        var early = arrival(branch);
        writer.append(List.of(early)).block();
        var later = arrival(TestOrganizations.NORTH_BRANCH);
        writer.append(List.of(later)).block();
        writer.place(List.of(), Instant.EPOCH).block();
        assertThat(ids(read(token, start, ""))).isEmpty();
        database.sql("""
                        insert into orgs (id, path, name, short_name, kind, category, version)
                        values (:id, :path, '新支部', '新支部', 'BRANCH', 'COMMUNITY', 1)
                        """)
                .bind("id", branch)
                .bind("path", "/1/2/%s/".formatted(branch))
                .then()
                .block();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ids(read(token, start, ""))).containsExactly(early.eventId(), later.eventId()));
    }

    @Test
    void aRedeliveredEventIsInTheFeedOnce() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var twice = arrival(TestOrganizations.NORTH_BRANCH);
        writer.append(List.of(twice)).block();
        writer.append(List.of(twice)).block();
        var last = arrival(TestOrganizations.NORTH_BRANCH);
        writer.append(List.of(last)).block();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ids(read(token, start, ""))).containsExactly(twice.eventId(), last.eventId()));
    }

    @Test
    void whoWaitsHearsOfItAtOnce() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var expected = arrival(TestOrganizations.NORTH_BRANCH);
        var answer = Mono.fromCallable(() -> read(token, start, "&wait=20"))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        writer.append(List.of(arrival(TestOrganizations.SOUTH_BRANCH))).block();
        writer.append(List.of(expected)).block();
        assertThat(ids(answer.join())).containsExactly(expected.eventId());
    }

    @Test
    void aStreamGoesOnBehindTheLastEventThatArrived() {
        var token = token(TestOrganizations.NORTH, "members:read");
        var start = next(read(token, "latest", ""));
        var events = List.of(
                arrival(TestOrganizations.NORTH_BRANCH),
                arrival(TestOrganizations.NORTH_OTHER_BRANCH),
                arrival(TestOrganizations.NORTH_BRANCH));
        writer.append(events).block();
        var seen = stream(token, "?after=" + start, null, 2);
        assertThat(seen.stream().map(event -> data(event).at("/id").asString()))
                .containsExactly(
                        events.get(0).eventId().toString(),
                        events.get(1).eventId().toString());
        var rest = stream(token, "", seen.getLast().id(), 1);
        assertThat(data(rest.getFirst()).at("/id").asString())
                .isEqualTo(events.get(2).eventId().toString());
    }

    @Test
    void aCursorThatHasMissedSomethingOrIsNoneIsRefused() {
        var token = token(TestOrganizations.NORTH, "members:read");
        ask(token, "?after=" + Changes.cursor(-1)).expectStatus().isEqualTo(410);
        ask(token, "?after=" + Changes.cursor(Long.MAX_VALUE)).expectStatus().isEqualTo(410);
        ask(token, "?after=" + Changes.cursor(Long.MAX_VALUE / 2))
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("changes.cursor-lost");
        for (var query :
                List.of("?after=x!", "?limit=0", "?limit=501", "?wait=-1", "?wait=31", "?types=member.secret.v1")) {
            ask(token, query).expectStatus().isBadRequest();
        }
    }

    @Test
    void aStreamEndsWhenItsSystemIsSuspended() {
        var system = systems.register(web, List.of("changes:read", "members:read"), TestOrganizations.NORTH);
        var token = system.token(web);
        var start = next(read(token, "latest", ""));
        Broker.member("member.registered.v1", UUID.randomUUID(), TestOrganizations.NORTH_BRANCH, 1);
        var stream = web.get()
                .uri("/api/v1/changes?after=" + start)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .then()
                .toFuture();
        assertThat(stream).isNotDone();

        systems.administer(web, "PUT", "/" + system.id() + "/suspension", Map.of());

        await().atMost(PATIENCE).until(stream::isDone);
    }

    @Test
    void onlySystemsWithTheScopeAndTheDistrictRead() {
        ask(
                        systems.register(web, List.of("members:read"), TestOrganizations.NORTH)
                                .token(web),
                        "")
                .expectStatus()
                .isForbidden();
        ask(people.administrator(web), "?after=latest").expectStatus().isOk();
        ask(people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH), "")
                .expectStatus()
                .isForbidden();
    }

    private static UUID transferred(UUID from, @Nullable UUID to) {
        var member = UUID.randomUUID();
        return Broker.publish("member.transferred.v1", member, """
            {"memberId": "%s", "transferId": "%s", "kind": "IN_DISTRICT", "fromOrgId": "%s"%s, "on": "2026-11-22"}
            """.formatted(
                        member, UUID.randomUUID(), from, to == null ? "" : ", \"toOrgId\": \"%s\"".formatted(to)));
    }

    private String token(UUID organization, String scope) {
        return systems.register(web, List.of("changes:read", scope), organization)
                .token(web);
    }

    private ChangeWriter.Arrival arrival(UUID branch) {
        var member = UUID.randomUUID();
        return new ChangeWriter.Arrival(
                UUID.randomUUID(),
                "member.registered.v1",
                member,
                Instant.now(),
                Instant.now(),
                branch,
                null,
                "{\"id\": \"%s\"}".formatted(member));
    }

    private WebTestClient.ResponseSpec ask(String token, String query) {
        return web.get()
                .uri("/api/v1/changes" + query)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private JsonNode read(String token, String after, String more) {
        return json.readTree(Objects.requireNonNull(ask(token, "?after=" + after + more)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    private List<ServerSentEvent<JsonNode>> stream(String token, String query, @Nullable String last, int count) {
        var request = web.get()
                .uri("/api/v1/changes" + query)
                .headers(headers -> headers.setBearerAuth(token))
                .accept(MediaType.TEXT_EVENT_STREAM);
        if (last != null) {
            request = request.header("Last-Event-ID", last);
        }
        return Objects.requireNonNull(request.exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null)
                .take(count)
                .collectList()
                .block(PATIENCE));
    }

    private static JsonNode data(ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(event.data());
    }

    private static String next(JsonNode page) {
        return page.at("/next").asString();
    }

    private static List<UUID> ids(JsonNode page) {
        var ids = new ArrayList<UUID>();
        page.at("/items").forEach(item -> ids.add(UUID.fromString(item.at("/id").asString())));
        return ids;
    }
}
