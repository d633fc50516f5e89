package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What administrators see of accounts and their sessions before they act.
@GatewayTest
class AccountOverviewIT {

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private String security = "";
    private String system = "";
    private Person person = new Person(UUID.randomUUID(), "");

    AccountOverviewIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        security = people.token(web, GatewayInfrastructure.SECURITY);
        system = people.token(web, GatewayInfrastructure.SYSTEM);
        person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    }

    @Test
    void theSecurityAdministratorSeesWhetherSomebodyIsLockedOutAndWasHere() {
        assertThat(state(security))
                .doesNotContainKeys("lockedUntil", "lastSignedInAt")
                .containsEntry("hasFactor", "false");
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        for (var failure = 0; failure < 5; failure++) {
            trySignIn("Wrong-password-1").expectStatus().isUnauthorized();
        }
        var state = state(security);
        assertThat(Instant.parse(String.valueOf(state.get("lockedUntil")))).isAfter(Instant.now());
        assertThat(state).containsEntry("unusedSince", String.valueOf(state.get("lastSignedInAt")));
        send(HttpMethod.DELETE, security, "/lock").expectStatus().isNoContent();
        assertThat(state(security)).doesNotContainKey("lockedUntil");
    }

    @Test
    void whoSetThePasswordLastIsSeen() {
        var given = Instant.parse(Objects.requireNonNull(state(system).get("passwordGivenAt")));
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        web.put()
                .uri("/api/v1/accounts/current/password")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .bodyValue(Map.of("oldPassword", GatewayInfrastructure.PASSWORD, "newPassword", "Harbour-2026-stone"))
                .exchange()
                .expectStatus()
                .isNoContent();
        var changed = state(system);
        assertThat(changed).containsEntry("passwordGivenAt", given.toString());
        assertThat(Instant.parse(String.valueOf(changed.get("passwordChangedAt"))))
                .isAfter(given);
        web.put()
                .uri("/api/v1/accounts/{id}/password", person.id())
                .headers(headers -> headers.setBearerAuth(system))
                .bodyValue(Map.of("password", "Meadow-2026-cloud"))
                .exchange()
                .expectStatus()
                .isNoContent();
        var reset = state(system);
        assertThat(reset).containsEntry("passwordGivenAt", String.valueOf(reset.get("passwordChangedAt")));
    }

    @Test
    void superiorsInTheBusinessSeeNothingOfIt() {
        assertThat(read(people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH)))
                .doesNotContainKey("signIn");
        get(people.administrator(web), "/api/v1/accounts?inactiveSince=2026-01-01")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.use-hidden");
    }

    @Test
    void accountsAreFoundByTheBeginningOfUsernameAndName() {
        var found = "/api/v1/accounts?count=true&username=" + person.username().toUpperCase();
        assertThat(names(security, found))
                .contains(person.username())
                .allMatch(name -> name.startsWith(person.username()));
        assertThat(names(security, "/api/v1/accounts?limit=200&name=测试&username=" + person.username()))
                .contains(person.username());
        assertThat(names(security, "/api/v1/accounts?name=试&username=" + person.username()))
                .isEmpty();
        var southern = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
        assertThat(names(southern, found)).isEmpty();
    }

    @Test
    void accountsThatNobodyHasUsedAreListed() {
        database.sql("update accounts set unused_since = '2026-01-31T00:00:00Z' where id = :id")
                .bind("id", person.id())
                .then()
                .block();
        var path = "/api/v1/accounts?username=" + person.username() + "&inactiveSince=";
        assertThat(names(security, path + "2026-02-01")).contains(person.username());
        assertThat(names(security, path + "2026-01-31")).doesNotContain(person.username());
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        assertThat(names(security, path + LocalDate.of(2026, 2, 1))).doesNotContain(person.username());
    }

    @Test
    void theSecurityAdministratorListsAndEndsTheSessionsOfSomebodyElse() {
        var one = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var other = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var listed = (List<?>) Objects.requireNonNull(
                body(send(HttpMethod.GET, security, "/sessions").expectStatus().isOk())
                        .get("items"));
        assertThat(listed).hasSize(2);
        var newest = String.valueOf(((Map<?, ?>) listed.getFirst()).get("id"));
        send(HttpMethod.DELETE, security, "/sessions/" + newest).expectStatus().isNoContent();
        whoAmI(other).expectStatus().isUnauthorized();
        whoAmI(one).expectStatus().isOk();
        send(HttpMethod.DELETE, security, "/sessions/" + newest).expectStatus().isNotFound();
        send(HttpMethod.DELETE, security, "/sessions").expectStatus().isNoContent();
        whoAmI(one).expectStatus().isUnauthorized();
        assertThat(database.sql("select distinct ended_because from sessions where account_id = :id")
                        .bind("id", person.id())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block())
                .containsExactly("ENDED_BY_ADMINISTRATOR");
    }

    @Test
    void nobodyElseEndsSessionsAndASessionOfAnotherAccountIsNotFound() {
        var own = people.signIn(web, GatewayInfrastructure.SECURITY, GatewayInfrastructure.PASSWORD);
        var id = String.valueOf(((Map<?, ?>) Objects.requireNonNull(own.get("account"))).get("id"));
        for (var token : List.of(system, people.administrator(web), people.token(web, GatewayInfrastructure.AUDIT))) {
            send(HttpMethod.GET, token, "/sessions").expectStatus().isForbidden();
            send(HttpMethod.DELETE, token, "/sessions").expectStatus().isForbidden();
        }
        get(security, "/api/v1/accounts/" + id + "/sessions")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.own");
        var session = body(whoAmI(own).expectStatus().isOk()).get("id");
        send(HttpMethod.DELETE, security, "/sessions/" + session).expectStatus().isNotFound();
        whoAmI(own).expectStatus().isOk();
    }

    private Map<String, String> state(String token) {
        return ((Map<?, ?>) Objects.requireNonNull(read(token).get("signIn")))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private Map<String, Object> read(String token) {
        return body(get(token, "/api/v1/accounts/" + person.id()).expectStatus().isOk());
    }

    private List<String> names(String token, String path) {
        var items = (List<?>) Objects.requireNonNull(
                body(get(token, path).expectStatus().isOk()).get("items"));
        return items.stream()
                .map(item -> String.valueOf(((Map<?, ?>) item).get("username")))
                .toList();
    }

    private WebTestClient.ResponseSpec trySignIn(String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", person.username(), "password", password))
                .exchange();
    }

    private WebTestClient.ResponseSpec whoAmI(Map<String, Object> session) {
        return get(People.access(session), "/api/v1/sessions/current");
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String token, String path) {
        return web.method(method)
                .uri("/api/v1/accounts/" + person.id() + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(People.JSON).returnResult().getResponseBody());
    }
}
