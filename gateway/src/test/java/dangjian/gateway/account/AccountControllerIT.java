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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
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
    private final DatabaseClient database;
    private String system = "";
    private String security = "";
    private String district = "";
    private String north = "";

    AccountControllerIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        system = people.token(web, GatewayInfrastructure.SYSTEM);
        security = people.token(web, GatewayInfrastructure.SECURITY);
        district = people.administrator(web);
        north = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    }

    @Test
    void theSystemAdministratorMakesAccountsThatMayDoNothingYet() {
        var name = name();
        create(system, People.newAccount(name, null, NORTH_SECRETARY, NORTH_ADMIN))
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
                .isEqualTo(0)
                .jsonPath("$.pendingGrants.length()")
                .isEqualTo(2)
                .jsonPath("$.password")
                .doesNotExist();
        var token = People.access(people.signIn(web, name, GatewayInfrastructure.PASSWORD));
        get(token, "/api/v1/accounts").expectStatus().isForbidden();
    }

    @Test
    void anOrganisationThatNobodyKnowsDoesNotExist() {
        var name = name();
        create(system, People.newAccount(name, null, NORTH_SECRETARY, new Grant(Role.MEMBER, UUID.randomUUID())))
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
    void districtAndPlatformRolesBelongToTheDistrict() {
        for (var role : List.of(Role.DISTRICT_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
            refuses(
                    422,
                    "grant.only-district",
                    People.newAccount(name(), null, new Grant(role, TestOrganizations.NORTH)));
        }
    }

    @Test
    void theThreeExcludeOneAnotherAndEveryBusinessRole() {
        var audit = new Grant(Role.AUDIT_ADMIN, TestOrganizations.DISTRICT);
        var security = new Grant(Role.SECURITY_ADMIN, TestOrganizations.DISTRICT);
        refuses(422, "grant.not-separate", People.newAccount(name(), null, audit, security));
        refuses(422, "grant.not-separate", People.newAccount(name(), null, audit, NORTH_SECRETARY));
        var secretary = people.account(web, null, NORTH_SECRETARY);
        put(this.security, secretary, "grants", Map.of("grants", List.of(NORTH_SECRETARY, audit)), "\"2\"")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant.not-separate");
    }

    @Test
    void eachOfTheThreeDoesOnlyTheirOwn() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var audit = people.token(web, GatewayInfrastructure.AUDIT);
        var grants = Map.of("grants", List.of(NORTH_SECRETARY));
        put(system, person, "grants", grants, "\"2\"").expectStatus().isForbidden();
        create(security, People.newAccount(name(), null, NORTH_SECRETARY))
                .expectStatus()
                .isForbidden();
        put(security, person, "suspension", Map.of(), null).expectStatus().isForbidden();
        put(security, person, "password", Map.of("password", "Harbour-2026-stone"), null)
                .expectStatus()
                .isForbidden();
        for (var token : List.of(audit, district, north)) {
            changes(token, person).forEach(answer -> answer.expectStatus().isForbidden());
            create(token, People.newAccount(name(), null, NORTH_SECRETARY))
                    .expectStatus()
                    .isForbidden();
        }
        get(audit, "/api/v1/accounts").expectStatus().isForbidden();
        get(system, "/api/v1/accounts/" + person.id()).expectStatus().isOk();
    }

    @Test
    void nobodyResetsThePasswordOfAPlatformAdministrator() {
        put(system, own(GatewayInfrastructure.SECURITY), "password", Map.of("password", "Harbour-2026-stone"), null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.reset-refused");
    }

    @Test
    void theSecurityAdministratorUnlocksAName() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        for (var failure = 0; failure < 5; failure++) {
            signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
        }
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isEqualTo(429);
        send(HttpMethod.DELETE, system, person, "lock").expectStatus().isForbidden();
        send(HttpMethod.DELETE, security, person, "lock").expectStatus().isNoContent();
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
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
    }

    @Test
    void ofAnAccountWithGrantsElsewhereOnlyTheOwnOnesAreSeen() {
        var both = people.account(web, null, NORTH_SECRETARY, SOUTH_SECRETARY);
        get(north, "/api/v1/accounts/" + both.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants.length()")
                .isEqualTo(1)
                .jsonPath("$.grants[0].orgId")
                .isEqualTo(TestOrganizations.NORTH_BRANCH.toString());
    }

    @Test
    void nobodyAdministersThemselves() {
        var theSystem = own(GatewayInfrastructure.SYSTEM);
        var theSecurity = own(GatewayInfrastructure.SECURITY);
        List.of(
                        put(security, theSecurity, "grants", Map.of("grants", List.of(NORTH_SECRETARY)), "\"1\""),
                        put(system, theSystem, "password", Map.of("password", "Harbour-2026-stone"), null),
                        put(system, theSystem, "suspension", Map.of(), null),
                        send(HttpMethod.DELETE, security, theSecurity, "lock"))
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
        create(system, People.newAccount(name(), member, asMember, NORTH_SECRETARY))
                .expectStatus()
                .isCreated();
        refuses(409, "account.member-taken", People.newAccount(name(), member, asMember));
    }

    @Test
    void weakPasswordsAndWrongNamesAreToldAllAtOnce() {
        var account = People.newAccount("-x", null, NORTH_SECRETARY);
        account.put("password", "xyj");
        create(system, account)
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

    @ParameterizedTest
    @ValueSource(strings = {"王\n秀兰", "王秀\u202e兰", "王\u0007秀兰", "王\u200b秀兰", "王\u2028秀兰"})
    void aNameIsOneLineOfWhatIsSeen(String unseen) {
        var account = People.newAccount(name(), null, NORTH_SECRETARY);
        account.put("name", unseen);
        for (var answer : List.of(create(system, account), batch(system, List.of(account)))) {
            answer.expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("name.unseen");
        }
        web.post()
                .uri("/api/v1/clients")
                .headers(headers -> headers.setBearerAuth(system))
                .bodyValue(Map.of("name", unseen, "purpose", "测试", "quota", Map.of("perMinute", 1, "perDay", 1)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
    }

    @Test
    void ofTwoAccountsOfOneNameOneIsMade() {
        var account = People.newAccount(name(), null, NORTH_SECRETARY);
        var statuses = Flux.range(0, 4)
                .flatMap(_ -> Mono.fromCallable(() -> create(system, account)
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
        put(security, person, "grants", grants, null).expectStatus().isEqualTo(428);
        put(security, person, "grants", grants, "\"7\"").expectStatus().isEqualTo(412);
        whoAmI(session).expectStatus().isOk();
        put(security, person, "grants", grants, "\"2\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"")
                .expectBody()
                .jsonPath("$.grants[0].role")
                .isEqualTo("COMMITTEE_ADMIN");
        whoAmI(session).expectStatus().isUnauthorized();
        refresh(session).expectStatus().isUnauthorized();
        put(security, person, "grants", Map.of("grants", List.of(new Grant(Role.MEMBER, UUID.randomUUID()))), "\"3\"")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theLastRoleOfAnAccountIsTakenAway() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        put(security, person, "grants", Map.of("grants", List.of()), "\"2\"")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants.length()")
                .isEqualTo(0);
        whoAmI(session).expectStatus().isUnauthorized();
        put(security, person, "grants", Map.of(), "\"3\"").expectStatus().isBadRequest();
    }

    @Test
    void aSuspendedAccountIsOutAtOnceAndComesBack() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        put(system, person, "suspension", Map.of(), null).expectStatus().isNoContent();
        whoAmI(session).expectStatus().isUnauthorized();
        refresh(session).expectStatus().isUnauthorized();
        signIn(person.username(), GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("account.suspended");
        signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
        put(system, person, "suspension", Map.of(), null).expectStatus().isNoContent();
        send(HttpMethod.DELETE, system, person, "suspension").expectStatus().isNoContent();
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
    }

    @Test
    void aResetPasswordEndsTheSessionsAndTheOldPassword() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        put(system, person, "password", Map.of("password", "short"), null)
                .expectStatus()
                .isEqualTo(422);
        put(system, person, "password", Map.of("password", "Harbour-2026-stone"), null)
                .expectStatus()
                .isNoContent();
        whoAmI(session).expectStatus().isUnauthorized();
        refusesSignIn(person.username());
        signIn(person.username(), "Harbour-2026-stone").expectStatus().isCreated();
    }

    @Test
    void aHashOfAnotherAlgorithmIsMadeAnewAtTheNextSignIn() {
        var person = people.account(web, null, NORTH_SECRETARY);
        var made =
                "{pbkdf2-sm3}1000$AAECAwQFBgcICQoLDA0ODw==$w3NTu5qpoyGrIjkE2QOSg/a+PE3ZEvqeVaEtUCmB74o="; // of the same
        // password,
        // by OpenSSL
        database.sql("update accounts set password = :hash where id = :id")
                .bind("hash", made)
                .bind("id", person.id())
                .then()
                .block();
        signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
        assertThat(hash(person)).isEqualTo(made);
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
        assertThat(hash(person)).startsWith("{argon2id}");
        signIn(person.username(), GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
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
        accounts.get(7).put("grants", List.of(new Grant(Role.BRANCH_SECRETARY, UUID.randomUUID())));
        accounts.get(9).put("username", names.getFirst());
        batch(system, accounts)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("/accounts/7/grants/0/orgId", "/accounts/9/username"));
        refusesSignIn(names.getFirst());
        accounts.get(7).put("grants", List.of(NORTH_SECRETARY));
        accounts.get(9).put("username", names.get(9));
        batch(system, accounts)
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
        batch(system, IntStream.range(0, 501).mapToObj(_ -> account).toList())
                .expectStatus()
                .isBadRequest();
        batch(system, List.of()).expectStatus().isBadRequest();
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

    private @Nullable String hash(Person person) {
        return database.sql("select password from accounts where id = :id")
                .bind("id", person.id())
                .mapValue(String.class)
                .one()
                .block();
    }

    private Person own(String username) {
        var session = people.signIn(web, username, GatewayInfrastructure.PASSWORD);
        var account = (Map<?, ?>) Objects.requireNonNull(session.get("account"));
        return new Person(UUID.fromString(String.valueOf(account.get("id"))), username);
    }

    private void refuses(int status, String code, Map<String, Object> account) {
        create(system, account)
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
