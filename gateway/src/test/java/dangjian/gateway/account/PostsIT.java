package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.kit.TestOrganizations;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.text.ParseException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class PostsIT {

    private static final Grant NORTH_ADMIN = new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final Grant SOUTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH);
    private static final LocalDate TODAY = BusinessTime.today(InstantSource.system());

    private final WebTestClient web;
    private final People people;

    PostsIT(@Autowired WebTestClient web, @Autowired People people) {
        this.web = web;
        this.people = people;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    @Test
    void aRoleAtOneOrganisationWidensNoOther() throws Exception {
        var session = session(people.account(web, null, NORTH_ADMIN, SOUTH_SECRETARY));
        assertThat(grants(session)).containsExactlyInAnyOrder(NORTH_ADMIN.claim(), SOUTH_SECRETARY.claim());
        var southern = people.account(web, null, SOUTH_SECRETARY);
        var token = People.access(session);
        send(HttpMethod.GET, "/api/v1/accounts/" + southern.id(), token, Map.of())
                .expectStatus()
                .isNotFound();
        send(HttpMethod.GET, "/api/v1/accounts?orgId=" + TestOrganizations.SOUTH_BRANCH, token, Map.of())
                .expectStatus()
                .isNotFound();
        send(
                        HttpMethod.POST,
                        "/api/v1/grant-proposals",
                        token,
                        Map.of(
                                "accountId",
                                people.account(web, null, NORTH_ADMIN).id(),
                                "role",
                                Role.COMMITTEE_ADMIN,
                                "orgId",
                                TestOrganizations.SOUTH,
                                "reason",
                                "越权"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void whoChoosesAPostActsInThatOneUntilAllAreChosenAgain() throws Exception {
        var session = session(people.account(web, null, NORTH_ADMIN, SOUTH_SECRETARY));
        var narrowed = body(choose(session, SOUTH_SECRETARY).expectStatus().isOk());
        assertThat(grants(narrowed)).containsExactly(SOUTH_SECRETARY.claim());
        send(HttpMethod.GET, "/api/v1/accounts", People.access(narrowed), Map.of())
                .expectStatus()
                .isForbidden();
        var next = refreshed(session);
        assertThat(grants(next)).containsExactly(SOUTH_SECRETARY.claim());
        assertThat((List<?>) holder(next).get("grants")).hasSize(2);
        var widened = body(send(HttpMethod.DELETE, "/api/v1/sessions/current/grant", People.access(next), Map.of())
                .expectStatus()
                .isOk());
        assertThat(grants(widened)).hasSize(2);
        send(HttpMethod.GET, "/api/v1/accounts", People.access(widened), Map.of())
                .expectStatus()
                .isOk();
    }

    @Test
    void nobodyChoosesAPostThatIsNotTheirs() throws Exception {
        var session = session(people.account(web, null, SOUTH_SECRETARY));
        choose(session, NORTH_ADMIN)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant.not-own");
        assertThat(grants(refreshed(session))).containsExactly(SOUTH_SECRETARY.claim());
    }

    @Test
    void aPostGivesNothingBeforeItsFirstDayAndAfterItsLast() throws Exception {
        var person = people.account(web, null, NORTH_ADMIN, SOUTH_SECRETARY);
        replace(
                        person,
                        2,
                        Map.of("role", "COMMITTEE_ADMIN", "orgId", TestOrganizations.NORTH, "from", TODAY.plusDays(1)),
                        Map.of(
                                "role",
                                "BRANCH_SECRETARY",
                                "orgId",
                                TestOrganizations.SOUTH_BRANCH,
                                "until",
                                TODAY.minusDays(1)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants[0].until")
                .isEqualTo(TODAY.minusDays(1).toString())
                .jsonPath("$.grants[1].from")
                .isEqualTo(TODAY.plusDays(1).toString());
        var session = session(person);
        assertThat(grants(session)).isEmpty();
        send(HttpMethod.GET, "/api/v1/members", People.access(session), Map.of())
                .expectStatus()
                .isOk(); // the toy service answers whoever has a token
        choose(session, NORTH_ADMIN).expectStatus().isNotFound();
    }

    @Test
    void aPostThatEndsIsGoneWithTheNextRefreshAndNoTokenOutlivesIt() throws Exception {
        var person = people.account(web, null, NORTH_ADMIN, SOUTH_SECRETARY);
        replace(
                        person,
                        2,
                        Map.of("role", "COMMITTEE_ADMIN", "orgId", TestOrganizations.NORTH),
                        Map.of(
                                "role",
                                "BRANCH_SECRETARY",
                                "orgId",
                                TestOrganizations.SOUTH_BRANCH,
                                "from",
                                TODAY.minusDays(2),
                                "until",
                                TODAY))
                .expectStatus()
                .isOk();
        var session = session(person);
        assertThat(grants(session)).hasSize(2);
        assertThat(SignedJWT.parse(People.access(session))
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant())
                .isBeforeOrEqualTo(BusinessTime.startOf(TODAY.plusDays(1)));
        people.endPost(person, Role.BRANCH_SECRETARY, TODAY.minusDays(1));
        assertThat(grants(refreshed(session))).containsExactly(NORTH_ADMIN.claim());
    }

    @Test
    void aTermHasAnOrderAndAMemberHasNone() {
        var person = people.account(web, null, SOUTH_SECRETARY);
        replace(
                        person,
                        2,
                        Map.of(
                                "role",
                                "BRANCH_SECRETARY",
                                "orgId",
                                TestOrganizations.SOUTH_BRANCH,
                                "from",
                                TODAY,
                                "until",
                                TODAY.minusDays(1)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/grants/0/until")
                .jsonPath("$.code")
                .isEqualTo("grant.term");
    }

    @Test
    void toProlongASensitiveRoleTakesTwoAsToGiveIt() {
        var person = people.account(web, null, SOUTH_SECRETARY);
        people.giveForATime(person, Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT, TODAY.plusDays(30));
        var secretary = Map.of("role", "BRANCH_SECRETARY", "orgId", TestOrganizations.SOUTH_BRANCH);
        replace(person, 2, secretary, Map.of("role", "DISTRICT_ADMIN", "orgId", TestOrganizations.DISTRICT))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants[?(@.role=='DISTRICT_ADMIN')].until")
                .isEqualTo(TODAY.plusDays(30).toString())
                .jsonPath("$.pendingGrants[0].role")
                .isEqualTo("DISTRICT_ADMIN")
                .jsonPath("$.pendingGrants[0].until")
                .doesNotExist();
        replace(
                        person,
                        3,
                        secretary,
                        Map.of(
                                "role",
                                "DISTRICT_ADMIN",
                                "orgId",
                                TestOrganizations.DISTRICT,
                                "until",
                                TODAY.plusDays(10)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.grants[?(@.role=='DISTRICT_ADMIN')].until")
                .isEqualTo(TODAY.plusDays(10).toString());
    }

    @Test
    void whatIsProposedForOneTimeIsNotProposedForAnotherBesides() {
        var person = people.account(web, null, SOUTH_SECRETARY);
        var secretary = Map.of("role", "BRANCH_SECRETARY", "orgId", TestOrganizations.SOUTH_BRANCH);
        var administrator =
                Map.of("role", "DISTRICT_ADMIN", "orgId", TestOrganizations.DISTRICT, "until", TODAY.plusDays(30));
        replace(person, 2, secretary, administrator).expectStatus().isOk();
        replace(person, 3, secretary, administrator).expectStatus().isOk();
        replace(person, 4, secretary, Map.of("role", "DISTRICT_ADMIN", "orgId", TestOrganizations.DISTRICT))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("proposal.other-term");
        replace(person, 4, secretary, administrator)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.pendingGrants.length()")
                .isEqualTo(1)
                .jsonPath("$.pendingGrants[0].until")
                .isEqualTo(TODAY.plusDays(30).toString());
    }

    private Map<String, Object> session(Person person) {
        return people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
    }

    private WebTestClient.ResponseSpec choose(Map<String, Object> session, Grant grant) {
        return send(HttpMethod.PUT, "/api/v1/sessions/current/grant", People.access(session), grant);
    }

    private Map<String, Object> refreshed(Map<String, Object> session) {
        return body(web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange()
                .expectStatus()
                .isOk());
    }

    private WebTestClient.ResponseSpec replace(Person person, int version, Map<?, ?>... grants) {
        return web.put()
                .uri("/api/v1/accounts/{id}/grants", person.id())
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SECURITY)))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("grants", List.of(grants)))
                .exchange();
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String path, String token, Object body) {
        var request = web.method(method).uri(path).headers(headers -> headers.setBearerAuth(token));
        return method == HttpMethod.GET || method == HttpMethod.DELETE
                ? request.exchange()
                : request.bodyValue(body).exchange();
    }

    private static List<String> grants(Map<String, Object> session) throws ParseException {
        return SignedJWT.parse(People.access(session)).getJWTClaimsSet().getStringListClaim("grants");
    }

    private static Map<?, ?> holder(Map<String, Object> session) {
        return (Map<?, ?>) Objects.requireNonNull(session.get("account"));
    }

    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(People.JSON).returnResult().getResponseBody());
    }
}
