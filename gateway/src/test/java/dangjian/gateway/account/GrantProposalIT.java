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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@GatewayTest
class GrantProposalIT {

    private static final Grant NORTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    private static final Grant NORTH_ADMIN = new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final Grant SOUTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
    private static final Grant DISTRICT_ADMIN = new Grant(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final Grant SECURITY_ADMIN = new Grant(Role.SECURITY_ADMIN, TestOrganizations.DISTRICT);

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private String system = "";
    private String security = "";
    private String north = "";
    private Person person = new Person(UUID.randomUUID(), "");

    GrantProposalIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        system = people.token(web, GatewayInfrastructure.SYSTEM);
        security = people.token(web, GatewayInfrastructure.SECURITY);
        north = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        person = people.account(web, null, NORTH_SECRETARY);
    }

    @Test
    void aRoleTakesEffectWhenTheSecurityAdministratorHasConfirmedIt() {
        var session = signedIn(person);
        var proposal = proposed(north, NORTH_ADMIN);
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY");
        whoAmI(session).expectStatus().isOk();
        confirm(security, proposal)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decision")
                .isEqualTo("CONFIRMED");
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY", "COMMITTEE_ADMIN");
        whoAmI(session).expectStatus().isUnauthorized();
        refuses(409, "proposal.decided", confirm(security, proposal));
        refuses(409, "grant.held", propose(north, NORTH_ADMIN));
    }

    @Test
    void whatWasRejectedIsNothingAndMayBeAskedForAgain() {
        var proposal = proposed(north, NORTH_ADMIN);
        refuses(409, "proposal.pending", propose(system, NORTH_ADMIN));
        put(security, proposal, "rejection").expectStatus().isOk();
        refuses(409, "proposal.decided", confirm(security, proposal));
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY");
        propose(north, NORTH_ADMIN).expectStatus().isCreated();
    }

    @Test
    void whoProposedTakesItBackAndNobodyElse() {
        var proposal = proposed(north, NORTH_ADMIN);
        var neighbour = people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        for (var other : List.of(neighbour, system, people.administrator(web), security)) {
            refuses(409, "proposal.not-own", put(other, proposal, "withdrawal"));
        }
        refuses(
                404,
                "proposal.unknown",
                put(people.token(web, Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH), proposal, "withdrawal"));
        put(north, proposal, "withdrawal")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decision")
                .isEqualTo("WITHDRAWN");
        refuses(409, "proposal.decided", confirm(security, proposal));
        refuses(409, "proposal.decided", put(north, proposal, "withdrawal"));
        propose(north, NORTH_ADMIN).expectStatus().isCreated();
    }

    @Test
    void whatNobodyDecidesOnExpiresAndMayBeProposedAnew() {
        var proposal = proposed(north, NORTH_ADMIN);
        database.sql("update grant_proposals set expires_at = now() where id = :id")
                .bind("id", proposal)
                .then()
                .block();
        refuses(409, "proposal.expired", confirm(security, proposal));
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY");
        get(security, "/api/v1/accounts/" + person.id())
                .expectBody()
                .jsonPath("$.pendingGrants.length()")
                .isEqualTo(0);
        var next = proposed(north, NORTH_ADMIN);
        refuses(409, "proposal.decided", confirm(security, proposal));
        confirm(security, next).expectStatus().isOk();
    }

    @Test
    void nobodyButASecurityAdministratorConfirms() {
        var proposal = proposed(north, NORTH_ADMIN);
        for (var token :
                List.of(system, north, people.administrator(web), people.token(web, GatewayInfrastructure.AUDIT))) {
            confirm(token, proposal).expectStatus().isForbidden();
            put(token, proposal, "rejection").expectStatus().isForbidden();
        }
    }

    @Test
    void aSecurityAdministratorCannotGiveASensitiveRoleAlone() {
        replace(List.of(NORTH_SECRETARY, DISTRICT_ADMIN))
                .jsonPath("$.grants.length()")
                .isEqualTo(1)
                .jsonPath("$.pendingGrants[0].role")
                .isEqualTo("DISTRICT_ADMIN");
        var proposal = pending(person);
        refuses(403, "proposal.own", confirm(security, proposal));
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY");
        confirm(people.secondSecurity(web), proposal).expectStatus().isOk();
        assertThat(grants(person)).containsExactly("BRANCH_SECRETARY", "DISTRICT_ADMIN");
    }

    @Test
    void whatReachesTheWholeDistrictTakesTwoWhateverTheRole() {
        for (var role : List.of(Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY)) {
            person = people.account(web, null, NORTH_SECRETARY);
            var everywhere = new Grant(role, TestOrganizations.DISTRICT);
            replace(List.of(NORTH_SECRETARY, everywhere))
                    .jsonPath("$.grants[*].orgId")
                    .isEqualTo(List.of(TestOrganizations.NORTH_BRANCH.toString()))
                    .jsonPath("$.pendingGrants[0].orgId")
                    .isEqualTo(TestOrganizations.DISTRICT.toString());
            refuses(403, "proposal.own", confirm(security, pending(person)));
            assertThat(grants(person)).containsExactly("BRANCH_SECRETARY");
            confirm(people.secondSecurity(web), pending(person)).expectStatus().isOk();
            assertThat(grants(person)).hasSize(2);
        }
    }

    @Test
    void nobodyAsksForThemselves() {
        var session = people.signIn(web, GatewayInfrastructure.SYSTEM, GatewayInfrastructure.PASSWORD);
        var own = ((Map<?, ?>) Objects.requireNonNull(session.get("account"))).get("id");
        person = new Person(UUID.fromString(String.valueOf(own)), GatewayInfrastructure.SYSTEM);
        refuses(409, "account.own", propose(People.access(session), NORTH_ADMIN));
        refuses(422, "grant.not-separate", propose(security, NORTH_ADMIN));
    }

    @Test
    void aBusinessAdministratorAsksForNothingAboveTheirOwnOrElsewhere() {
        refuses(403, "grant.above-own", propose(north, new Grant(Role.DISTRICT_ADMIN, TestOrganizations.NORTH)));
        refuses(403, "grant.above-own", propose(north, new Grant(Role.SECURITY_ADMIN, TestOrganizations.NORTH)));
        refuses(404, "org.unknown", propose(north, SOUTH_SECRETARY));
        refuses(403, "grant.above-own", propose(people.administrator(web), SECURITY_ADMIN));
        person = people.account(web, null, SOUTH_SECRETARY);
        refuses(404, "account.unknown", propose(north, NORTH_ADMIN));
    }

    @Test
    void whatIsProposedOutsideTheScopeIsNotListed() {
        var southern = new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);
        var proposal = proposed(system, southern);
        assertThat(listed(north, "")).doesNotContain(proposal);
        assertThat(listed(people.administrator(web), "")).contains(proposal);
        assertThat(listed(security, "&orgId=" + TestOrganizations.SOUTH)).contains(proposal);
        assertThat(listed(security, "&orgId=" + TestOrganizations.NORTH)).doesNotContain(proposal);
        get(north, "/api/v1/grant-proposals?orgId=" + TestOrganizations.SOUTH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void ofManyConfirmationsAtOnceOneGivesTheRole() {
        var proposal = proposed(north, NORTH_ADMIN);
        var statuses = Flux.range(0, 4)
                .flatMap(_ -> Mono.fromCallable(() -> confirm(security, proposal)
                                .returnResult(Void.class)
                                .getStatus()
                                .value())
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void whatNobodyAskedForIsRefused() {
        confirm(security, UUID.randomUUID()).expectStatus().isNotFound();
        post(north, Map.of("accountId", person.id(), "role", "KING", "orgId", TestOrganizations.NORTH, "reason", "x"))
                .expectStatus()
                .isBadRequest();
        post(
                        north,
                        Map.of(
                                "accountId", person.id(),
                                "role", "COMMITTEE_ADMIN",
                                "orgId", TestOrganizations.NORTH,
                                "reason", "换届",
                                "decision", "CONFIRMED"))
                .expectStatus()
                .isBadRequest();
    }

    private WebTestClient.BodyContentSpec replace(List<Grant> grants) {
        return web.put()
                .uri("/api/v1/accounts/{id}/grants", person.id())
                .headers(headers -> headers.setBearerAuth(security))
                .header("If-Match", "\"2\"")
                .bodyValue(Map.of("grants", grants))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String signedIn(Person somebody) {
        return People.access(people.signIn(web, somebody.username(), GatewayInfrastructure.PASSWORD));
    }

    private UUID proposed(String token, Grant grant) {
        return id(Objects.requireNonNull(propose(token, grant)
                .expectStatus()
                .isCreated()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody()));
    }

    private WebTestClient.ResponseSpec propose(String token, Grant grant) {
        return post(
                token,
                Map.of("accountId", person.id(), "role", grant.role(), "orgId", grant.orgId(), "reason", "支部换届"));
    }

    private WebTestClient.ResponseSpec post(String token, Map<String, Object> body) {
        return web.post()
                .uri("/api/v1/grant-proposals")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec confirm(String token, UUID proposal) {
        return put(token, proposal, "confirmation");
    }

    private WebTestClient.ResponseSpec put(String token, UUID proposal, String what) {
        return web.put()
                .uri("/api/v1/grant-proposals/{id}/{what}", proposal, what)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private UUID pending(Person somebody) {
        return items(security, "&pending=true").stream()
                .filter(item -> somebody.id().toString().equals(item.get("accountId")))
                .map(GrantProposalIT::id)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> listed(String token, String filter) {
        return items(token, filter).stream().map(GrantProposalIT::id).toList();
    }

    private List<Map<?, ?>> items(String token, String filter) {
        var page = get(token, "/api/v1/grant-proposals?limit=200" + filter)
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        var items =
                (List<?>) Objects.requireNonNull(Objects.requireNonNull(page).get("items"));
        return items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private List<String> grants(Person somebody) {
        var account = Objects.requireNonNull(get(security, "/api/v1/accounts/" + somebody.id())
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
        return ((List<?>) Objects.requireNonNull(account.get("grants")))
                .stream()
                        .map(grant -> String.valueOf(((Map<?, ?>) grant).get("role")))
                        .toList();
    }

    private WebTestClient.ResponseSpec whoAmI(String token) {
        return get(token, "/api/v1/sessions/current");
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static void refuses(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static UUID id(Map<?, ?> item) {
        return UUID.fromString(String.valueOf(item.get("id")));
    }
}
