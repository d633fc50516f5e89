package dangjian.gateway.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/// Nobody writes words of their own into the audit trail, and nobody fills it with what leads nowhere.
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.application.name=described-gateway",
            "dangjian.gateway.paths.reading=100ms",
            "dangjian.gateway.nowhere-rate.per-caller=20"
        })
class KnownPathsIT {

    private static final int FLOOD = 150;
    private static final String DESCRIPTION = """
            {"openapi": "3.1.0", "paths": {
                "/api/v1/members/{id}/disclosures": {"get": {}, "post": {}},
                "/api/v1/members/merges/previews": {"post": {}},
                "/api/v1/members/{id}/{list}/entries": {"post": {}}}}
            """;

    /// Describes itself, and serves nothing else than that.
    private static final HttpServer SERVICE = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> switch (request.uri()) {
                case "/v3/api-docs" ->
                    response.header("Content-Type", "application/json").sendString(Mono.just(DESCRIPTION));
                case String path
                when path.contains("disclosures") || path.contains("entries") -> response.sendString(Mono.just("{}"));
                default -> response.status(404).send();
            });

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private final MeterRegistry meters;
    private final KnownPaths paths;
    private People.Person person = new People.Person(UUID.randomUUID(), "");
    private String token = "";

    KnownPathsIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired DatabaseClient database,
            @Autowired MeterRegistry meters,
            @Autowired KnownPaths paths) {
        this.web = web;
        this.people = people;
        this.database = database;
        this.meters = meters;
        this.paths = paths;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        var url = "http://127.0.0.1:" + SERVICE.bindNow().port();
        Stream.of("org", "member", "activity")
                .forEach(service -> registry.add("dangjian.services.%s.url".formatted(service), () -> url));
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        token = People.access(people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD));
        await().until(() -> !known("/api/v1/members/anything").isServed());
    }

    @Test
    void onlyThePlatformsOwnWordsAreRecorded() {
        var id = UUID.randomUUID();
        post("/api/v1/members/%s/disclosures".formatted(id));
        post("/api/v1/members/%s/王秀兰/entries".formatted(id));
        post("/api/v1/members/merges/previews");
        post("/api/v1/members/merges/insults");
        post("/api/v1/members/%s/insults/here".formatted(id));
        post("/api/v1/insults/%s/all".formatted(id));
        post("/api/v1/points/%s/insults".formatted(id));
        patch("/api/v1/sessions/refresh");
        assertThat(recorded())
                .containsExactly(
                        "POST /api/v1/members/{id}/disclosures [%s]".formatted(id),
                        "POST /api/v1/members/{id}/{…}/entries [%s]".formatted(id),
                        "POST /api/v1/members/merges/previews []",
                        "POST /api/v1/members/{…}/{…} []",
                        "POST /api/v1/members/{id}/{…}/{…} [%s]".formatted(id),
                        "POST {unknown} []",
                        "POST /api/v1/points/{id}/{…} [%s]".formatted(id),
                        "PATCH /api/v1/sessions/refresh []");
    }

    @Test
    void whatLeadsNowhereTooOftenIsRefusedAndCountedAndLeavesOneEntryForAllThatIsNotRecorded() {
        var before = refused();
        var statuses = IntStream.range(0, FLOOD)
                .map(number ->
                        post(number % 2 == 0 ? "/api/v1/nothing-%d/at/all" : "/api/v1/members/nothing-%d", number))
                .boxed()
                .toList();
        var unrecorded = statuses.stream().filter(status -> status == 429).count();
        assertThat(statuses).containsOnly(404, 429);
        assertThat(unrecorded).isGreaterThan(FLOOD / 2);
        assertThat(refused() - before).isEqualTo(unrecorded);
        assertThat(recorded())
                .hasSize(FLOOD - (int) unrecorded + 1)
                .containsOnly("POST {unknown} []", "POST /api/v1/members/{…} []", "too-many-requests []")
                .containsOnlyOnce("too-many-requests []");
    }

    @Test
    void whoHasGoneAstrayTooOftenStillGetsWhereThereIsSomethingAndOthersAreLetThrough() {
        IntStream.range(0, FLOOD).forEach(number -> post("/api/v1/nothing-%d", number));
        assertThat(post("/api/v1/nothing-%d", 0)).isEqualTo(429);
        assertThat(post("/api/v1/members/%s/disclosures".formatted(UUID.randomUUID())))
                .isEqualTo(200);
        token = people.administrator(web);
        assertThat(post("/api/v1/nothing-%d", 0)).isEqualTo(404);
    }

    @Test
    void aServiceThatHasNotDescribedItselfMayServeWhateverBeginsAsItsPaths() {
        assertThat(known("/api/v1/points/anything").isServed()).isTrue();
        assertThat(known("/api/v1/members/anything").isServed()).isFalse();
        assertThat(known("/api/v1/anything").isUnknown()).isTrue();
    }

    @Test
    void theHeadOfAnExportIsRecordedAsTheExport() {
        ask(HttpMethod.HEAD, "/api/v1/members/ledger");
        assertThat(recorded()).containsExactly("HEAD /api/v1/members/{…} []");
    }

    private KnownPath known(String path) {
        return paths.of(MockServerHttpRequest.post(path).build());
    }

    private int post(String path, Object... values) {
        return ask(HttpMethod.POST, path.formatted(values));
    }

    private void patch(String path) {
        ask(HttpMethod.PATCH, path);
    }

    private int ask(HttpMethod method, String path) {
        return web.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private double refused() {
        return meters.get("dangjian.audit.refused").counter().count();
    }

    /// What the trail says of whoever is signed in, in order.
    private List<String> recorded() {
        return Objects.requireNonNull(database.sql("""
                        select action || ' [' || array_to_string(objects, ',') || ']' from (
                            select id, kind, action, objects, account from audit_inbox
                            union all select id, kind, action, objects, account from audit_entries) whole_trail
                        where account = :account and not (kind = 'SIGN_IN' and action ^@ 'POST') order by id
                        """)
                .bind("account", person.id().toString())
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }
}
