package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A gateway as it is deployed: nobody is let off the first change of password, the second factor, the one session.
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.application.name=strict-gateway",
            "dangjian.gateway.password.change-first=true",
            "dangjian.gateway.factor.exempt=",
            "dangjian.gateway.session.administrators.access=5m",
            "dangjian.gateway.session.administrators.single=true"
        })
class StepsIT {

    private static final Grant NORTH_SECRETARY = new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);

    private final WebTestClient web;
    private final DatabaseClient database;
    private final People tree;
    private final StrictPeople people;
    private final String name = "strict-" + UUID.randomUUID().toString().substring(0, 8);

    StepsIT(@Autowired WebTestClient web, @Autowired DatabaseClient database, @Autowired People tree) {
        this.web = web;
        this.database = database;
        this.tree = tree;
        this.people = new StrictPeople(web, database);
    }

    @BeforeEach
    void plantTree() {
        tree.plantTree();
    }

    @Test
    void aPasswordThatSomebodyElseHasSetOpensNothingButItsChange() throws Exception {
        var account = people.account(name);
        people.grant(account, 1, NORTH_SECRETARY);
        var first = people.signIn(name, GatewayInfrastructure.PASSWORD, null);
        assertThat(first).containsEntry("nextStep", "CHANGE_PASSWORD");
        var claims = SignedJWT.parse(People.access(first)).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("dangjian-api/sign-in");
        assertThat(claims.getClaims()).doesNotContainKeys("grants", "member");
        for (var path : List.of(
                "/api/v1/members",
                "/api/v1/organizations",
                "/api/v1/accounts",
                "/api/v1/sessions",
                "/api/v1/openapi")) {
            refuses(403, "session.password-due", get(path, People.access(first)));
        }
        get("/api/v1/sessions/current", People.access(first))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.nextStep")
                .isEqualTo("CHANGE_PASSWORD");
        assertThat(people.refreshed(people.signIn(name, GatewayInfrastructure.PASSWORD, null)))
                .containsEntry("nextStep", "CHANGE_PASSWORD");
        people.changePassword(first, GatewayInfrastructure.PASSWORD, StrictPeople.PASSWORD);
        refuses(403, "session.password-due", get("/api/v1/members", People.access(first)));
        var next = people.refreshed(first);
        assertThat(next).doesNotContainKey("nextStep");
        get("/api/v1/members", People.access(next)).expectStatus().isOk();
    }

    @Test
    void aWrongCodeStandsInTheAuditTrailWithTheAccountItWasTriedAt() {
        people.administrator(GatewayInfrastructure.AUDIT);
        people.trySignIn(GatewayInfrastructure.AUDIT, StrictPeople.PASSWORD, "000000")
                .expectStatus()
                .isUnauthorized();
        var tries = database.sql("""
                        select count(*) from (
                            select action, status, objects from audit_inbox
                            union all select action, status, objects from audit_entries) whole_trail
                        where action = 'POST /api/v1/sessions' and status = 401
                            and objects = (select array[id] from accounts where username = :name)
                        """)
                .bind("name", GatewayInfrastructure.AUDIT)
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(tries).isEqualTo(1);
    }

    @Test
    void aResetPasswordMustBeChangedAgain() {
        var account = people.account(name);
        settled(account);
        people.send(
                        HttpMethod.PUT,
                        "/api/v1/accounts/" + account + "/password",
                        people.token(GatewayInfrastructure.SYSTEM),
                        Map.of("password", "Meadow-2026-cloud"))
                .expectStatus()
                .isNoContent();
        assertThat(people.signIn(name, "Meadow-2026-cloud", null)).containsEntry("nextStep", "CHANGE_PASSWORD");
    }

    @Test
    void aPasswordOfMoreThanNinetyDaysMustBeChanged() {
        var account = people.account(name);
        var session = settled(account);
        database.sql("update accounts set password_changed_at = now() - interval '91 days' where id = :id")
                .bind("id", account)
                .then()
                .block();
        assertThat(people.refreshed(session)).containsEntry("nextStep", "CHANGE_PASSWORD");
        assertThat(people.signIn(name, StrictPeople.PASSWORD, null)).containsEntry("nextStep", "CHANGE_PASSWORD");
    }

    @Test
    void noneOfTheLastFivePasswordsComesBack() {
        var account = people.account(name);
        var session = settled(account);
        var used =
                IntStream.range(0, 4).mapToObj("Meadow-202%d-cloud"::formatted).toList();
        var present = StrictPeople.PASSWORD;
        for (var next : used) {
            people.changePassword(session, present, next);
            present = next;
        }
        for (var former : List.of(StrictPeople.PASSWORD, used.getFirst(), present)) {
            refuses(422, "password.used-before", people.tryChange(session, present, former));
        }
        people.changePassword(session, present, GatewayInfrastructure.PASSWORD);
        people.changePassword(session, GatewayInfrastructure.PASSWORD, StrictPeople.PASSWORD);
    }

    @Test
    void anAdministratorWithoutASecondFactorMayOnlyEnrolOne() {
        var token = people.token(GatewayInfrastructure.AUDIT);
        get("/api/v1/audit/entries", token).expectStatus().isOk();
        removeFactor(own(token)).expectStatus().isNoContent();
        get("/api/v1/audit/entries", token).expectStatus().isUnauthorized();
        var session = people.signIn(GatewayInfrastructure.AUDIT, StrictPeople.PASSWORD, null);
        assertThat(session).containsEntry("nextStep", "ENROL_FACTOR");
        refuses(403, "session.enrolment-due", get("/api/v1/audit/entries", People.access(session)));
        get("/api/v1/audit/entries", people.enrolled(session).token())
                .expectStatus()
                .isOk();
    }

    /// So whoever resets the password of one still lacks something.
    @Test
    void aCommitteeAdministratorIsAnAdministratorToo() {
        var account = people.account(name);
        people.grant(account, 1, new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH));
        var session = settled(account);
        assertThat(session).containsEntry("nextStep", "ENROL_FACTOR");
        refuses(403, "session.enrolment-due", get("/api/v1/accounts", People.access(session)));
        get("/api/v1/accounts", people.enrolled(session).token()).expectStatus().isOk();
        people.letCodesPass(account);
        people.send(
                        HttpMethod.PUT,
                        "/api/v1/accounts/" + account + "/password",
                        people.token(GatewayInfrastructure.SYSTEM),
                        Map.of("password", "Meadow-2026-cloud"))
                .expectStatus()
                .isNoContent();
        assertThat(people.signIn(name, "Meadow-2026-cloud", null)).containsEntry("nextStep", "VERIFY_FACTOR");
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithThePassword() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        people.letCodesPass(account);
        var code = signed.phone().code(0);
        refuses(401, "sign-in.refused", people.trySignIn(name, "Wrong-password-1", code));
        assertThat(people.signIn(name, StrictPeople.PASSWORD, code)).doesNotContainKey("nextStep");
        refuses(401, "factor.refused", people.trySignIn(name, StrictPeople.PASSWORD, code));
        refuses(
                401,
                "factor.refused",
                people.trySignIn(name, StrictPeople.PASSWORD, signed.phone().code(-1)));
        people.signIn(name, StrictPeople.PASSWORD, signed.phone().code(1));
    }

    @Test
    void aSessionWithoutItsSecondFactorOpensNothingUntilItIsShown() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        people.letCodesPass(account);
        var session = people.signIn(name, StrictPeople.PASSWORD, null);
        assertThat(session).containsEntry("nextStep", "VERIFY_FACTOR");
        refuses(403, "session.factor-due", get("/api/v1/sessions", People.access(session)));
        refuses(403, "session.factor-due", people.tryChange(session, StrictPeople.PASSWORD, "Meadow-2026-cloud"));
        refuses(422, "factor.refused", show(session, "000000"));
        show(session, signed.phone().code(0)).expectStatus().isNoContent();
        refuses(403, "session.factor-due", get("/api/v1/sessions", People.access(session)));
        var next = people.refreshed(session);
        get("/api/v1/sessions", People.access(next)).expectStatus().isOk();
    }

    @Test
    void fiveWrongCodesLockTheFactorAndTheSecurityAdministratorUnlocksIt() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        people.letCodesPass(account);
        for (var guess = 0; guess < 5; guess++) {
            refuses(401, "factor.refused", people.trySignIn(name, StrictPeople.PASSWORD, "00000" + guess));
        }
        refuses(
                429,
                "factor.locked",
                people.trySignIn(name, StrictPeople.PASSWORD, signed.phone().code(0)));
        var session = people.signIn(name, StrictPeople.PASSWORD, null);
        refuses(429, "factor.locked", show(session, signed.phone().code(0)));
        people.send(
                        HttpMethod.DELETE,
                        "/api/v1/accounts/" + account + "/lock",
                        people.token(GatewayInfrastructure.SECURITY),
                        Map.of())
                .expectStatus()
                .isNoContent();
        people.signIn(name, StrictPeople.PASSWORD, signed.phone().code(0));
    }

    @Test
    void aRecoveryCodeIsGoodOnce() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        assertThat(signed.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        var code = signed.recoveryCodes().getFirst();
        people.signIn(name, StrictPeople.PASSWORD, code.toLowerCase());
        refuses(401, "factor.refused", people.trySignIn(name, StrictPeople.PASSWORD, code));
        get("/api/v1/accounts/current/factor", signed.token())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.recoveryCodes")
                .isEqualTo(9)
                .jsonPath("$.isNeeded")
                .isEqualTo(false);
    }

    @Test
    void whoHasAFactorExchangesItOnlyWithACodeOfIt() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        people.letCodesPass(account);
        var password = StrictPeople.PASSWORD;
        refuses(422, "factor.code-missing", enrol(signed.token(), Map.of("password", password)));
        refuses(422, "factor.refused", enrol(signed.token(), Map.of("password", password, "code", "000000")));
        enrol(
                        signed.token(),
                        Map.of("password", password, "code", signed.phone().code(0)))
                .expectStatus()
                .isCreated();
        people.letCodesPass(account);
        people.signIn(name, StrictPeople.PASSWORD, signed.phone().code(0)); // until the next one is confirmed
    }

    /// Else whoever finds a token lying about makes it a way in that lasts.
    @Test
    void aTokenAloneEnrolsNoFactor() {
        var account = people.account(name);
        var token = People.access(settled(account));
        refuses(422, "factor.password-missing", enrol(token, Map.of()));
        refuses(422, "factor.password-wrong", enrol(token, Map.of("password", "Wrong-password-1")));
        enrol(token, Map.of("password", StrictPeople.PASSWORD)).expectStatus().isCreated();
        people.letCodesPass(account);
        var signed = people.enrolled(people.refreshed(people.signIn(name, StrictPeople.PASSWORD, null)));
        people.letCodesPass(account);
        refuses(
                422,
                "factor.password-missing",
                enrol(signed.token(), Map.of("code", signed.phone().code(0))));
    }

    @Test
    void whoMustEnrolAndHasJustSignedInNeedNotGiveThePasswordAgainButLaterMust() {
        var account = people.account(name);
        people.grant(account, 1, new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH));
        var session = settled(account);
        enrol(People.access(session), Map.of()).expectStatus().isCreated();
        database.sql("update sessions set started_at = started_at - interval '11 minutes' where account_id = :id")
                .bind("id", account)
                .then()
                .block();
        refuses(422, "factor.password-missing", enrol(People.access(session), Map.of()));
    }

    @Test
    void theDatabaseKeepsNeitherSecretNorCode() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        assertThat(database.sql("select secret from account_factors where account_id = :id")
                        .bind("id", account)
                        .mapValue(byte[].class)
                        .one()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .block())
                .isNotEmpty()
                .doesNotContain(signed.phone().secret());
        assertThat(database.sql("select hash from recovery_codes where account_id = :id")
                        .bind("id", account)
                        .mapValue(byte[].class)
                        .all()
                        .collectList()
                        .block())
                .hasSize(10)
                .allSatisfy(hash -> assertThat(hash).hasSize(32));
    }

    @Test
    void onlyTheSecurityAdministratorTakesAFactorAway() {
        var account = people.account(name);
        var signed = people.enrolled(settled(account));
        people.send(
                        HttpMethod.DELETE,
                        "/api/v1/accounts/" + account + "/factor",
                        people.token(GatewayInfrastructure.SYSTEM),
                        Map.of())
                .expectStatus()
                .isForbidden();
        removeFactor(account).expectStatus().isNoContent();
        get("/api/v1/sessions/current", signed.token()).expectStatus().isUnauthorized();
        assertThat(people.signIn(name, StrictPeople.PASSWORD, null)).doesNotContainKey("nextStep");
    }

    @Test
    void anAdministratorHasOneSessionAndItRestsTenMinutesAtMost() {
        var first = people.administrator(GatewayInfrastructure.ADMINISTRATOR);
        people.letCodesPass(own(first.token()));
        var second = people.signIn(
                GatewayInfrastructure.ADMINISTRATOR,
                StrictPeople.PASSWORD,
                first.phone().code(0));
        assertThat(second).containsEntry("expiresIn", 300);
        assertThat((Integer) second.get("refreshExpiresIn")).isBetween(598, 600);
        get("/api/v1/sessions/current", first.token()).expectStatus().isUnauthorized();
        get("/api/v1/sessions/current", People.access(second)).expectStatus().isOk();
    }

    @Test
    void aPasswordWithoutTheSecondFactorPutsNobodyOut() {
        var first = people.administrator(GatewayInfrastructure.SECURITY);
        people.letCodesPass(own(first.token()));
        var thief = people.signIn(GatewayInfrastructure.SECURITY, StrictPeople.PASSWORD, null);
        assertThat(thief).containsEntry("nextStep", "VERIFY_FACTOR");
        get("/api/v1/accounts", first.token()).expectStatus().isOk();
    }

    @Test
    void nobodyBringsAlongASessionOrMoreThanIsAskedFor() {
        var request = Map.of(
                "username", name, "password", StrictPeople.PASSWORD, "sid", UUID.randomUUID(), "withFactor", true);
        web.post()
                .uri("/api/v1/sessions")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isBadRequest();
        people.account(name);
        var session = people.signIn(name, GatewayInfrastructure.PASSWORD, null);
        people.send(
                        HttpMethod.PUT,
                        "/api/v1/accounts/current/password",
                        People.access(session),
                        Map.of(
                                "oldPassword",
                                GatewayInfrastructure.PASSWORD,
                                "newPassword",
                                StrictPeople.PASSWORD,
                                "isProvisional",
                                false))
                .expectStatus()
                .isBadRequest();
        assertThat(people.refreshed(session)).containsEntry("nextStep", "CHANGE_PASSWORD");
    }

    /// Past the first change of password.
    private Map<String, Object> settled(UUID account) {
        assertThat(account).isNotNull();
        var first = people.signIn(name, GatewayInfrastructure.PASSWORD, null);
        people.changePassword(first, GatewayInfrastructure.PASSWORD, StrictPeople.PASSWORD);
        return people.refreshed(first);
    }

    private UUID own(String token) {
        var session = StrictPeople.body(
                get("/api/v1/sessions/current", token).expectStatus().isOk());
        return UUID.fromString(String.valueOf(((Map<?, ?>) Objects.requireNonNull(session.get("account"))).get("id")));
    }

    private WebTestClient.ResponseSpec removeFactor(UUID account) {
        return people.send(
                HttpMethod.DELETE,
                "/api/v1/accounts/" + account + "/factor",
                people.token(GatewayInfrastructure.SECURITY),
                Map.of());
    }

    private WebTestClient.ResponseSpec show(Map<String, Object> session, String code) {
        return people.send(
                HttpMethod.PUT, "/api/v1/sessions/current/factor", People.access(session), Map.of("code", code));
    }

    private WebTestClient.ResponseSpec enrol(String token, Map<String, ?> request) {
        return people.send(HttpMethod.POST, "/api/v1/accounts/current/factor", token, request);
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return people.send(HttpMethod.GET, path, token, Map.of());
    }

    private static void refuses(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
