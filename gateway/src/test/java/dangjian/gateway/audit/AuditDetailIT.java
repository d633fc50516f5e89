package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The trail says what was given, to whom, and who it was that gave it.
@GatewayTest
class AuditDetailIT {

    private static final String NORTH = TestOrganizations.NORTH_BRANCH.toString();
    private static final String SOUTH = TestOrganizations.SOUTH_BRANCH.toString();

    private final WebTestClient web;
    private final People people;
    private final Systems systems;
    private String system = "";
    private String security = "";
    private String auditor = "";

    AuditDetailIT(@Autowired WebTestClient web, @Autowired People people, @Autowired Systems systems) {
        this.web = web;
        this.people = people;
        this.systems = systems;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        system = people.token(web, GatewayInfrastructure.SYSTEM);
        security = people.token(web, GatewayInfrastructure.SECURITY);
        auditor = people.token(web, GatewayInfrastructure.AUDIT);
    }

    @Test
    void aChangeOfGrantsTellsWhatWasThereAndWhatIsThere() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var term = Map.of("role", "BRANCH_SECRETARY", "orgId", SOUTH, "from", "2026-07-01", "until", "2099-06-30");
        ask(
                        HttpMethod.PUT,
                        "/api/v1/accounts/%s/grants".formatted(person.id()),
                        security,
                        Map.of("grants", List.of(term)))
                .expectStatus()
                .isOk();
        var entry = awaitEntry("?kind=GRANT&object=%s".formatted(person.id()), "until=2099-06-30");
        assertThat(posts(entry, "before")).containsExactly(held(person.id(), NORTH));
        var after = Map.of(
                "account",
                person.id().toString(),
                "role",
                "BRANCH_SECRETARY",
                "orgId",
                SOUTH,
                "from",
                "2026-07-01",
                "until",
                "2099-06-30");
        assertThat(posts(entry, "after")).containsExactly(after);
        assertThat(detail(entry)).doesNotContainKey("proposed");
    }

    @Test
    void aProposalTellsWhatIsProposedToWhomAndItsConfirmationWhatWasGiven() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var proposal = body(ask(
                HttpMethod.POST,
                "/api/v1/grant-proposals",
                system,
                Map.of("accountId", person.id(), "role", "BRANCH_SECRETARY", "orgId", SOUTH, "reason", "支部换届")));
        var entry = awaitEntry("?kind=GRANT&action=POST&object=" + person.id(), "proposed");
        assertThat(entry.get("objects")).isEqualTo(List.of(person.id().toString(), String.valueOf(proposal.get("id"))));
        assertThat(posts(entry, "proposed")).containsExactly(held(person.id(), SOUTH));
        assertThat(entry.toString()).doesNotContain("支部换届");
        ask(HttpMethod.PUT, "/api/v1/grant-proposals/%s/confirmation".formatted(proposal.get("id")), security, Map.of())
                .expectStatus()
                .isOk();
        var given = awaitEntry("?kind=GRANT&action=PUT /api/v1/grant-proposals&object=" + person.id(), "after");
        assertThat(posts(given, "after")).containsExactly(held(person.id(), SOUTH));
        assertThat(posts(given, "before")).isEmpty();
    }

    @Test
    void accountsThatAreMadeTogetherAreAllNamed() {
        var names = List.of(name(), name());
        var member = people.member(TestOrganizations.NORTH_BRANCH);
        var batch = body(ask(
                HttpMethod.POST,
                "/api/v1/accounts/batches",
                system,
                Map.of(
                        "accounts",
                        List.of(
                                People.newAccount(
                                        names.getFirst(),
                                        member,
                                        new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH)),
                                People.newAccount(
                                        names.getLast(),
                                        null,
                                        new Grant(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH))))));
        var ids = ((List<?>) Objects.requireNonNull(batch.get("accounts")))
                .stream()
                        .map(account -> String.valueOf(((Map<?, ?>) account).get("id")))
                        .toList();
        var entry = awaitEntry("?action=POST /api/v1/accounts/batches&object=" + ids.getLast(), "after");
        assertThat(entry.get("objects"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3)
                .containsAll(ids);
        assertThat(posts(entry, "after"))
                .containsExactly(Map.of("account", ids.getFirst(), "role", "MEMBER", "orgId", NORTH));
        assertThat(posts(entry, "proposed"))
                .containsExactly(Map.of("account", ids.getLast(), "role", "BRANCH_SECRETARY", "orgId", SOUTH));
        assertThat(String.valueOf(entry.get("known"))).contains(names);
    }

    @Test
    void theAccessOfAnotherSystemTellsScopesAndOrganisations() {
        var other = systems.register(web, List.of("members:read"), TestOrganizations.NORTH_BRANCH);
        systems.grant(web, other.id(), List.of("members:read", "changes:read"), TestOrganizations.SOUTH_BRANCH);
        var entry = awaitEntry("?kind=GRANT&object=" + other.id(), "changes:read");
        assertThat(detail(entry))
                .isEqualTo(Map.of(
                        "before",
                        Map.of("scopes", List.of("members:read"), "organizations", List.of(NORTH)),
                        "after",
                        Map.of("scopes", List.of("changes:read", "members:read"), "organizations", List.of(SOUTH))));
        assertThat(String.valueOf(entry.get("known"))).contains("对接系统");
    }

    @Test
    void whatIsRefusedGaveNothing() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        ask(
                        HttpMethod.PUT,
                        "/api/v1/accounts/%s/grants".formatted(person.id()),
                        security,
                        Map.of("grants", List.of(Map.of("role", "BRANCH_SECRETARY", "orgId", UUID.randomUUID()))))
                .expectStatus()
                .isNotFound();
        var entry = awaitEntry("?result=REFUSED&object=" + person.id(), "404");
        assertThat(entry).doesNotContainKey("detail");
    }

    @Test
    void theAuditAdministratorSeesWhoItWasAndFindsThemByUsername() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var query = "?kind=SIGN_IN&username=" + person.username().toUpperCase(Locale.ROOT);
        var entry = awaitEntry(query, "201");
        assertThat(entry.get("account")).isEqualTo(person.id().toString());
        assertThat(entry.get("who"))
                .isEqualTo(Map.of("id", person.id().toString(), "username", person.username(), "name", "测试人员"));
        assertThat(entries("?username=nobody-" + UUID.randomUUID())).isEmpty();
        var csv = web.get()
                .uri("/api/v1/audit/exports?format=CSV&username=" + person.username())
                .headers(headers -> headers.setBearerAuth(auditor))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv).contains("\"用户名\"", "\"%s\",\"测试人员\"".formatted(person.username()));
    }

    @Test
    void readingAccountsLeavesATraceAsReadingSystemsDoes() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        ask(HttpMethod.GET, "/api/v1/accounts/" + person.id(), security)
                .expectStatus()
                .isOk();
        assertThat(awaitEntry("?kind=ADMINISTRATION&action=GET&object=" + person.id(), "200"))
                .containsEntry("action", "GET /api/v1/accounts/{id}");
        var since = Instant.now();
        ask(HttpMethod.GET, "/api/v1/accounts", system).expectStatus().isOk();
        assertThat(awaitEntry("?kind=ADMINISTRATION&action=GET&from=" + since, "200"))
                .containsEntry("action", "GET /api/v1/accounts");
    }

    private WebTestClient.ResponseSpec ask(HttpMethod method, String path, String token) {
        return web.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec ask(HttpMethod method, String path, String token, Object body) {
        return web.method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"2\"")
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .is2xxSuccessful()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
    }

    private static Map<String, Object> held(UUID account, String organization) {
        return Map.of("account", account.toString(), "role", "BRANCH_SECRETARY", "orgId", organization);
    }

    private static String name() {
        return "made-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> detail(Map<String, Object> entry) {
        return (Map<String, Object>) Objects.requireNonNull(entry.get("detail"));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> posts(Map<String, Object> entry, String which) {
        var access = (Map<String, Object>) Objects.requireNonNull(detail(entry).get(which));
        return (List<Object>) access.getOrDefault("posts", List.of());
    }

    /// The newest entry of those, once one of them has this text.
    private Map<String, Object> awaitEntry(String query, String text) {
        await().until(() ->
                entries(query).stream().anyMatch(entry -> entry.toString().contains(text)));
        return entries(query).getFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> entries(String query) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(body(ask(HttpMethod.GET, "/api/v1/audit/entries" + query, auditor))
                        .get("items"));
    }
}
