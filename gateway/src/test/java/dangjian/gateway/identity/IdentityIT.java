package dangjian.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.gateway.ToyService;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/// Who gets in by an identity provider, and as whom.
@IdentityTest
class IdentityIT {

    private static final TestProvider PROVINCE = IdentityTest.ProvidersOfTheTest.PROVINCE;

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        people.plantTree();
        PROVINCE.tellTheTruth();
    }

    @Test
    void providersAreListedWithoutAToken() {
        web.get()
                .uri("/api/v1/identity-providers")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.id == 'province')].name")
                .isEqualTo("统一身份认证 province")
                .jsonPath("$.items[0].clientSecret")
                .doesNotExist();
    }

    @Test
    void whomATrustedClaimNamesGetsTheSameSessionAsByPassword() {
        var secretary = secretary();
        var session = session(SignInApp.signIn(web, PROVINCE.person(Map.of("employee_number", secretary.username()))));
        assertThat(session).containsKeys("accessToken", "refreshToken").containsEntry("tokenType", "Bearer");
        web.get()
                .uri("/api/v1/sessions/current")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.account.username")
                .isEqualTo(secretary.username());
        web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", People.refresh(session)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void theLinkOutlastsTheClaim() {
        var secretary = secretary();
        var successor = secretary();
        var person = PROVINCE.person(Map.of("employee_number", secretary.username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        PROVINCE.retell(person, Map.of("employee_number", successor.username()));
        assertThat(holder(SignInApp.signIn(web, person))).isEqualTo(secretary.username());
        var newcomer = PROVINCE.person(Map.of("employee_number", secretary.username()));
        mustBe(SignInApp.signIn(web, newcomer), 409, "identity.linked-otherwise");
    }

    @Test
    void whomNothingNamesIsNotMadeAnAccount() {
        var before = accounts();
        mustBe(SignInApp.signIn(web, PROVINCE.person(Map.of())), 403, "identity.unlinked");
        mustBe(
                SignInApp.signIn(web, PROVINCE.person(Map.of("employee_number", "nobody-has-this"))),
                403,
                "identity.unlinked");
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void aPhoneOrMailThatWasNotVerifiedNamesNobody() {
        var phone = named("139" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000)));
        var written = "+86" + phone;
        for (var unverified : List.of(
                Map.<String, Object>of("phone_number", written),
                Map.<String, Object>of("phone_number", written, "phone_number_verified", false),
                Map.<String, Object>of("phone_number", written, "email_verified", true),
                Map.<String, Object>of("preferred_username", phone))) {
            mustBe(SignInApp.signIn(web, PROVINCE.person(unverified)), 403, "identity.unlinked");
        }
        var verified = PROVINCE.person(Map.of("phone_number", written, "phone_number_verified", true));
        assertThat(holder(SignInApp.signIn(web, verified))).isEqualTo(phone);
    }

    @Test
    void claimsThatNameTwoAccountsNameNobody() {
        var one = secretary();
        var mail = named(UUID.randomUUID().toString().substring(0, 13) + "@example.cn");
        mustBe(
                SignInApp.signIn(
                        web,
                        PROVINCE.person(
                                Map.of("employee_number", one.username(), "email", mail, "email_verified", true))),
                403,
                "identity.unlinked");
    }

    @Test
    void noClaimNamesOneOfTheThreeAdministrators() {
        var person = PROVINCE.person(Map.of("employee_number", GatewayInfrastructure.SYSTEM, "amr", List.of("mfa")));
        mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
    }

    @Test
    void noClaimNamesWhoReachesTheWholeDistrict() {
        var secretary = secretary();
        execute("insert into account_grants (account_id, role, org_id) values ('%s', 'COMMITTEE_ADMIN', '%s')"
                .formatted(secretary.id(), TestOrganizations.DISTRICT));
        for (var username : List.of(GatewayInfrastructure.ADMINISTRATOR, secretary.username())) {
            var person = PROVINCE.person(Map.of("employee_number", username, "amr", List.of("mfa")));
            mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
        }
    }

    @Test
    void aUsernameThatItsHolderChoseIsFoundByNoClaim() {
        var impostor = secretary();
        execute("update accounts set is_self_named = true where id = '%s'".formatted(impostor.id()));
        var person = PROVINCE.person(Map.of("employee_number", impostor.username()));
        mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
    }

    @Test
    void aLinkMadeByAClaimIsVoidForWhoBecomesOneOfTheThree() {
        var promoted = secretary();
        var person = PROVINCE.person(Map.of("employee_number", promoted.username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        execute("delete from account_grants where account_id = '%s'".formatted(promoted.id()));
        execute("insert into account_grants (account_id, role, org_id) values ('%s', 'AUDIT_ADMIN', '%s')"
                .formatted(promoted.id(), TestOrganizations.DISTRICT));
        mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
    }

    @Test
    void administratorsOweTheirOwnSecondFactorUnlessTheProviderAskedForOne() {
        var administrator = people.account(web, Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        var person = PROVINCE.person(Map.of("employee_number", administrator.username()));
        assertThat(session(SignInApp.signIn(web, person))).containsEntry("nextStep", "ENROL_FACTOR");
        PROVINCE.retell(person, Map.of("acr", "urn:level:1", "amr", List.of("pwd")));
        assertThat(session(SignInApp.signIn(web, person))).containsEntry("nextStep", "ENROL_FACTOR");
        PROVINCE.retell(person, Map.of("amr", List.of("pwd", "mfa")));
        assertThat(session(SignInApp.signIn(web, person))).doesNotContainKey("nextStep");
        PROVINCE.retell(person, Map.of("acr", "urn:level:3"));
        assertThat(session(SignInApp.signIn(web, person))).doesNotContainKey("nextStep");
    }

    @Test
    void whoIsSuspendedStaysOutWhateverTheProviderSays() {
        var secretary = secretary();
        var person = PROVINCE.person(Map.of("employee_number", secretary.username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        web.put()
                .uri("/api/v1/accounts/{id}/suspension", secretary.id())
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SYSTEM)))
                .exchange()
                .expectStatus()
                .isNoContent();
        mustBe(SignInApp.signIn(web, person), 403, "account.suspended");
    }

    @Test
    void theHolderLinksAnIdentityWithThePasswordAndRemovesItAgain() {
        var secretary = secretary();
        var token = People.access(people.signIn(web, secretary.username(), GatewayInfrastructure.PASSWORD));
        var person = PROVINCE.person(Map.of());
        mustBe(link(token, person, "Wrong-password-1"), 422, "identity.password-wrong");
        link(token, person, GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.madeBy")
                .isEqualTo("HOLDER");
        mustBe(link(token, person, GatewayInfrastructure.PASSWORD), 409, "identity.linked-otherwise");
        assertThat(holder(SignInApp.signIn(web, person))).isEqualTo(secretary.username());
        var links = list("/api/v1/identity-links", token);
        assertThat(links).singleElement().extracting("provider").isEqualTo("统一身份认证 province");
        assertThat(list("/api/v1/accounts/" + secretary.id() + "/identity-links", security()))
                .isEqualTo(links);
        var id = String.valueOf(links.getFirst().get("id"));
        var stranger = People.access(people.signIn(web, secretary().username(), GatewayInfrastructure.PASSWORD));
        mustBe(delete("/api/v1/identity-links/" + id, stranger), 404, "identity.link-unknown");
        var elsewhere = People.access(session(SignInApp.signIn(web, person)));
        delete("/api/v1/identity-links/" + id, token).expectStatus().isNoContent();
        mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
        whoAmI(elsewhere).expectStatus().isUnauthorized();
        whoAmI(token).expectStatus().isOk();
    }

    @Test
    void aPasswordResetTakesTheLinksThatWereMadeWithThePasswordAndNoOthers() {
        var linked = secretary();
        var token = People.access(people.signIn(web, linked.username(), GatewayInfrastructure.PASSWORD));
        var byHolder = PROVINCE.person(Map.of());
        link(token, byHolder, GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
        var session = People.access(session(SignInApp.signIn(web, byHolder)));
        var claimed = secretary();
        var byClaim = PROVINCE.person(Map.of("employee_number", claimed.username()));
        SignInApp.signIn(web, byClaim).expectStatus().isCreated();
        PROVINCE.retell(byClaim, Map.of());
        resetPassword(linked);
        resetPassword(claimed);
        whoAmI(session).expectStatus().isUnauthorized();
        whoAmI(token).expectStatus().isUnauthorized();
        mustBe(SignInApp.signIn(web, byHolder), 403, "identity.unlinked");
        assertThat(holder(SignInApp.signIn(web, byClaim))).isEqualTo(claimed.username());
    }

    private void resetPassword(Person person) {
        web.put()
                .uri("/api/v1/accounts/{id}/password", person.id())
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SYSTEM)))
                .bodyValue(Map.of("password", "Meadow-2026-cloud"))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private ResponseSpec whoAmI(String token) {
        return web.get()
                .uri("/api/v1/sessions/current")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @Test
    void aSecurityAdministratorRemovesALink() {
        var secretary = secretary();
        var person = PROVINCE.person(Map.of("employee_number", secretary.username()));
        var session = People.access(session(SignInApp.signIn(web, person)));
        PROVINCE.retell(person, Map.of());
        var path = "/api/v1/accounts/" + secretary.id() + "/identity-links";
        var id = list(path, security()).getFirst().get("id");
        delete(path + "/" + id, security()).expectStatus().isNoContent();
        mustBe(SignInApp.signIn(web, person), 403, "identity.unlinked");
        whoAmI(session).expectStatus().isUnauthorized();
        assertThat(database.sql("select ended_because from sessions where account_id = :account")
                        .bind("account", secretary.id())
                        .mapValue(String.class)
                        .one()
                        .block())
                .isEqualTo("IDENTITY_REMOVED");
    }

    @Test
    void signInsAndLinksStandInTheAuditTrailWithoutWhatTheProviderSaid() {
        var secretary = secretary();
        var person = PROVINCE.person(Map.of("employee_number", secretary.username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        var rows = database.sql("""
            select action || ' ' || status from (
                select action, status, account from audit_inbox
                union all select action, status, account from audit_entries) both_tables
            where account = :account
            """)
                .bind("account", secretary.id().toString())
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
        assertThat(rows).contains("POST /api/v1/identity-sign-ins/{id}/sessions 201");
    }

    @Test
    void theProvidersKeyChangesWithoutNotice() {
        var person = PROVINCE.person(Map.of("employee_number", secretary().username()));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        PROVINCE.exchangeKey();
        SignInApp.signIn(web, person).expectStatus().isCreated();
    }

    @Test
    void theProvidersClockMayDifferByAMinute() {
        var person = PROVINCE.person(Map.of("employee_number", secretary().username()));
        expiring(Duration.ofSeconds(-40));
        SignInApp.signIn(web, person).expectStatus().isCreated();
        expiring(Duration.ofSeconds(-80));
        mustBe(SignInApp.signIn(web, person), 401, "identity.refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "silent", "impostor"})
    void aProviderThatIsDownIsToldOf(String provider) {
        begin(provider).expectHeader().exists("Retry-After");
        mustBe(begin(provider), 503, "identity.provider-unavailable");
    }

    @Test
    void aProviderThatIsDownIsNotAskedEachTime() {
        var before = ToyService.shared().requests();
        for (var attempt = 0; attempt < 10; attempt++) {
            mustBe(begin("silent"), 503, "identity.provider-unavailable");
        }
        assertThat(ToyService.shared().requests() - before).isLessThanOrEqualTo(5);
    }

    private ResponseSpec begin(String provider) {
        return SignInApp.ask(web, provider, TestProvider.REDIRECT, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private static void expiring(Duration fromNow) {
        var end = Instant.now().plus(fromNow);
        PROVINCE.lie(token -> token.issuedAt(end.minusSeconds(300)).expiresAt(end), token -> token);
    }

    private Person secretary() {
        return people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    }

    /// An account of this username.
    private String named(String username) {
        web.post()
                .uri("/api/v1/accounts")
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SYSTEM)))
                .bodyValue(People.newAccount(username, null, new Grant[0]))
                .exchange()
                .expectStatus()
                .isCreated();
        return username;
    }

    private String security() {
        return people.token(web, GatewayInfrastructure.SECURITY);
    }

    private @Nullable Long accounts() {
        return database.sql("select count(*) from accounts")
                .mapValue(Long.class)
                .one()
                .block();
    }

    private ResponseSpec link(String token, String person, String password) {
        var returned = SignInApp.visit(web, "province", person);
        var request = new HashMap<String, Object>(Map.of("password", password));
        request.put("signIn", returned.begun().id());
        request.put("result", returned.body());
        return web.post()
                .uri("/api/v1/identity-links")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(request)
                .exchange();
    }

    private ResponseSpec delete(String path, String token) {
        return web.delete()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String path, String token) {
        var body = Objects.requireNonNull(web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
        return (List<Map<String, Object>>) Objects.requireNonNull(body.get("items"));
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }

    private static Map<String, Object> session(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isCreated()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
    }

    private static String holder(ResponseSpec answer) {
        return String.valueOf(
                ((Map<?, ?>) Objects.requireNonNull(session(answer).get("account"))).get("username"));
    }

    private static void mustBe(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
