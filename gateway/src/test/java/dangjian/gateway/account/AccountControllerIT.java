package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@GatewayTest
class AccountControllerIT {

    private static final Grant NORTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    private static final Grant SOUTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
    private static final Grant NORTH_ADMIN = new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);

    private final WebTestClient web;
    private final People people;
    private String district = "";
    private String north = "";

    AccountControllerIT(@Autowired WebTestClient web, @Autowired People people) {
        this.web = web;
        this.people = people;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        district = people.administrator(web);
        north = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    }

    @Test
    void aCommitteeAdministratorMakesAccountsWithinTheCommittee() {
        var name = name();
        create(north, People.newAccount(name, null, NORTH_SECRETARY, NORTH_ADMIN))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/v1/accounts/[0-9a-f-]{36}")
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.username")
                .isEqualTo(name)
                .jsonPath("$.grants.length()")
                .isEqualTo(2)
                .jsonPath("$.changeable")
                .isEqualTo(true)
                .jsonPath("$.password")
                .doesNotExist();
        people.signIn(web, name, GatewayInfrastructure.PASSWORD);
    }

    @Test
    void anOrganisationInTheBodyOutsideTheScopeDoesNotExist() {
        var name = name();
        create(north, People.newAccount(name, null, NORTH_SECRETARY, SOUTH_SECRETARY))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/grants/1/orgId");
        refusesSignIn(name);
    }

    @Test
    void nobodyGivesARoleAboveTheirOwn() {
        create(north, People.newAccount(name(), null, new Grant(Role.DISTRICT_ADMIN, TestOrganizations.NORTH)))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant.above-own");
        create(district, People.newAccount(name(), null, new Grant(Role.DISTRICT_ADMIN, TestOrganizations.NORTH)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant.only-district");
    }

    @Test
    void onlyAdministratorsSeeAccounts() {
        var secretary = people.token(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        create(secretary, People.newAccount(name(), null, NORTH_SECRETARY))
                .expectStatus()
                .isForbidden();
        get(secretary, "/api/v1/accounts").expectStatus().isForbidden();
        get(secretary, "/api/v1/accounts/" + UUID.randomUUID()).expectStatus().isForbidden();
    }

    @Test
    void anAccountOutsideTheScopeDoesNotExist() {
        var southern = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
        var path = "/api/v1/accounts/" + southern.id();
        get(north, path)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.unknown");
        changes(north, southern).forEach(answer -> answer.expectStatus().isNotFound());
        people.signIn(web, southern.username(), GatewayInfrastructure.PASSWORD);
    }

    @Test
    void ofAnAccountWithGrantsElsewhereOnlyTheOwnOnesAreSeenAndNothingIsChanged() {
        var both = people.account(web, null, NORTH_SECRETARY, SOUTH_SECRETARY);
        get(north, "/api/v1/accounts/" + both.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants.length()")
                .isEqualTo(1)
                .jsonPath("$.grants[0].orgId")
                .isEqualTo(TestOrganizations.NORTH_BRANCH.toString())
                .jsonPath("$.changeable")
                .isEqualTo(false);
        changes(north, both)
                .forEach(answer -> answer.expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("account.beyond-authority"));
        people.signIn(web, both.username(), GatewayInfrastructure.PASSWORD);
    }

    @Test
    void nobodyAdministersThemselves() {
        var admin = people.account(web, null, NORTH_ADMIN);
        var token = People.access(people.signIn(web, admin.username(), GatewayInfrastructure.PASSWORD));
        changes(token, admin)
                .forEach(answer -> answer.expectStatus()
                        .isEqualTo(409)
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("account.own"));
    }

    @Test
    void aMembersAccountBelongsToTheMemberAndTheMembersBranch() {
        var member = people.member(TestOrganizations.NORTH_BRANCH);
        var asMember = new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH);
        refuses(422, "account.member-missing", People.newAccount(name(), null, asMember));
        refuses(422, "account.member-branch", People.newAccount(name(), member, NORTH_SECRETARY));
        refuses(
                422,
                "account.member-branch",
                People.newAccount(name(), member, new Grant(Role.MEMBER, TestOrganizations.NORTH_OTHER_BRANCH)));
        refuses(404, "member.unknown", People.newAccount(name(), UUID.randomUUID(), asMember));
        refuses(
                404,
                "member.unknown",
                People.newAccount(name(), people.member(TestOrganizations.SOUTH_BRANCH), asMember));
        create(north, People.newAccount(name(), member, asMember, NORTH_SECRETARY))
                .expectStatus()
                .isCreated();
        refuses(409, "account.member-taken", People.newAccount(name(), member, asMember));
    }

    @Test
    void weakPasswordsAndWrongNamesAreToldAllAtOnce() {
        var account = People.newAccount("-x", null, NORTH_SECRETARY);
        account.put("password", "abc");
        create(north, account)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].code")
                .isEqualTo(List.of("account.username-malformed", "password.too-short", "password.too-simple"))
                .jsonPath("$.errors[1].pointer")
                .isEqualTo("/password")
                .jsonPath("$.errors[1].message")
                .isEqualTo("口令至少 10 位。");
    }

    @Test
    void ofTwoAccountsOfOneNameOneIsMade() {
        var account = People.newAccount(name(), null, NORTH_SECRETARY);
        var statuses = Flux.range(0, 4)
                .flatMap(_ -> Mono.fromCallable(() -> create(north, account)
                                .returnResult(Void.class)
                                .getStatus()
                                .value())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void grantsAreReplacedUnderTheVersionThatWasReadAndEndTheSessions() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var grants = Map.of("grants", List.of(NORTH_ADMIN));
        put(north, person, "grants", grants, null).expectStatus().isEqualTo(428);
        put(north, person, "grants", grants, "\"7\"").expectStatus().isEqualTo(412);
        whoAmI(session).expectStatus().isOk();
        put(north, person, "grants", grants, "\"1\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.grants[0].role")
                .isEqualTo("COMMITTEE_ADMIN");
        whoAmI(session).expectStatus().isUnauthorized();
        refresh(session).expectStatus().isUnauthorized();
        put(north, person, "grants", Map.of("grants", List.of(SOUTH_SECRETARY)), "\"2\"")
                .expectStatus()
                .isNotFound();
        put(north, person, "grants", Map.of("grants", List.of()), "\"2\"")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aSuspendedAccountIsOutAtOnceAndComesBack() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        put(north, person, "suspension", Map.of(), null).expectStatus().isNoContent();
        whoAmI(session).expectStatus().isUnauthorized();
        refresh(session).expectStatus().isUnauthorized();
        signIn(person.username(), GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.suspended");
        signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
        put(north, person, "suspension", Map.of(), null).expectStatus().isNoContent();
        send(HttpMethod.DELETE, north, person, "suspension").expectStatus().isNoContent();
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
    }

    @Test
    void aResetPasswordEndsTheSessionsAndTheOldPassword() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        put(north, person, "password", Map.of("password", "short"), null)
                .expectStatus()
                .isEqualTo(422);
        put(north, person, "password", Map.of("password", "Harbour-2026-stone"), null)
                .expectStatus()
                .isNoContent();
        whoAmI(session).expectStatus().isUnauthorized();
        refusesSignIn(person.username());
        signIn(person.username(), "Harbour-2026-stone").expectStatus().isCreated();
    }

    @Test
    void whoChangesTheirOwnPasswordStaysInHereAndIsOutElsewhere() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var here = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var elsewhere = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        changePassword(here, "Wrong-password-1", "Harbour-2026-stone")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("password.old-wrong");
        changePassword(here, GatewayInfrastructure.PASSWORD, person.username() + "-A1")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/newPassword");
        changePassword(here, GatewayInfrastructure.PASSWORD, "Harbour-2026-stone")
                .expectStatus()
                .isNoContent();
        whoAmI(here).expectStatus().isOk();
        whoAmI(elsewhere).expectStatus().isUnauthorized();
        signIn(person.username(), "Harbour-2026-stone").expectStatus().isCreated();
    }

    @Test
    void aBatchMakesAllOrNone() {
        var names = IntStream.range(0, 12).mapToObj(_ -> name()).toList();
        var accounts = names.stream()
                .map(name -> People.newAccount(name, null, NORTH_SECRETARY))
                .toList();
        accounts.get(7).put("grants", List.of(SOUTH_SECRETARY));
        accounts.get(9).put("username", names.getFirst());
        batch(north, accounts)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("/accounts/7/grants/0/orgId", "/accounts/9/username"));
        refusesSignIn(names.getFirst());
        accounts.get(7).put("grants", List.of(NORTH_SECRETARY));
        accounts.get(9).put("username", names.get(9));
        batch(north, accounts)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.accounts[*].username")
                .isEqualTo(names);
        people.signIn(web, names.get(11), GatewayInfrastructure.PASSWORD);
    }

    @Test
    void aBatchHasAnEnd() {
        var account = People.newAccount(name(), null, NORTH_SECRETARY);
        batch(north, IntStream.range(0, 501).mapToObj(_ -> account).toList())
                .expectStatus()
                .isBadRequest();
        batch(north, List.of()).expectStatus().isBadRequest();
    }

    @Test
    void theListIsPagedByNameAndHoldsOnlyTheScope() {
        var first = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_OTHER_BRANCH);
        var second = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_OTHER_BRANCH);
        var southern = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
        var filter = "/api/v1/accounts?limit=1&count=true&role=BRANCH_SECRETARY&orgId="
                + TestOrganizations.NORTH_OTHER_BRANCH;
        var page = page(north, filter);
        assertThat(names(page)).containsExactly(first.username());
        assertThat(page).containsEntry("total", 2);
        page = page(north, filter + "&after=" + page.get("next"));
        assertThat(names(page)).containsExactly(second.username());
        assertThat(page).doesNotContainKey("next");
        assertThat(names(page(north, "/api/v1/accounts?limit=200"))).doesNotContain(southern.username(), "district");
        assertThat(names(page(district, "/api/v1/accounts?limit=200"))).contains(southern.username(), "district");
        get(north, "/api/v1/accounts?orgId=" + TestOrganizations.SOUTH)
                .expectStatus()
                .isNotFound();
        get(north, "/api/v1/accounts?role=KING").expectStatus().isBadRequest();
        get(north, "/api/v1/accounts?limit=-1").expectStatus().isBadRequest();
    }

    private List<WebTestClient.ResponseSpec> changes(String token, Person person) {
        return List.of(
                put(token, person, "grants", Map.of("grants", List.of(NORTH_SECRETARY)), "\"1\""),
                put(token, person, "password", Map.of("password", "Harbour-2026-stone"), null),
                put(token, person, "suspension", Map.of(), null),
                send(HttpMethod.DELETE, token, person, "suspension"));
    }

    private void refuses(int status, String code, Map<String, Object> account) {
        create(north, account)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private WebTestClient.ResponseSpec create(String token, Map<String, Object> account) {
        return web.post()
                .uri("/api/v1/accounts")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(account)
                .exchange();
    }

    private WebTestClient.ResponseSpec batch(String token, List<Map<String, Object>> accounts) {
        return web.post()
                .uri("/api/v1/accounts/batches")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("accounts", accounts))
                .exchange();
    }

    private WebTestClient.ResponseSpec put(
            String token, Person person, String what, Object body, @Nullable String version) {
        return web.put()
                .uri("/api/v1/accounts/{id}/{what}", person.id(), what)
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (version != null) {
                        headers.set("If-Match", version);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String token, Person person, String what) {
        return web.method(method)
                .uri("/api/v1/accounts/{id}/{what}", person.id(), what)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private Map<String, Object> page(String token, String path) {
        var page = get(token, path)
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page);
    }

    private static List<String> names(Map<String, Object> page) {
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("username")))
                        .toList();
    }

    private WebTestClient.ResponseSpec whoAmI(Map<String, Object> session) {
        return get(People.access(session), "/api/v1/sessions/current");
    }

    private WebTestClient.ResponseSpec refresh(Map<String, Object> session) {
        return web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange();
    }

    private WebTestClient.ResponseSpec changePassword(Map<String, Object> session, String old, String wanted) {
        return web.put()
                .uri("/api/v1/accounts/current/password")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .bodyValue(Map.of("oldPassword", old, "newPassword", wanted))
                .exchange();
    }

    private WebTestClient.ResponseSpec signIn(String username, String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private void refusesSignIn(String username) {
        signIn(username, GatewayInfrastructure.PASSWORD).expectStatus().isUnauthorized();
    }

    private static String name() {
        return "new-" + UUID.randomUUID();
    }
}
