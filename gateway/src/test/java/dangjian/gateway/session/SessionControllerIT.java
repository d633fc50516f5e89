package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SessionControllerIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    @Test
    void theBootstrapAdministratorSignsInAndGetsATokenThatThePublishedKeyVerifies() throws Exception {
        var session = people.signIn(web, " District ", GatewayInfrastructure.PASSWORD);
        assertThat(session).containsEntry("tokenType", "Bearer").containsEntry("expiresIn", 600);
        var token = SignedJWT.parse(People.access(session));
        var keys = JWKSet.parse(web.get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=300, public")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", "dangjian")
                .containsEntry("aud", List.of("dangjian-api"))
                .containsEntry("grants", List.of("DISTRICT_ADMIN@" + TestOrganizations.DISTRICT))
                .containsKeys("sub", "name", "sid", "jti", "iat", "nbf", "exp");
    }

    @Test
    void aMembersTokenNamesTheMember() throws Exception {
        var member = people.member(TestOrganizations.NORTH_BRANCH);
        var account = people.account(web, member, new Grant(Role.MEMBER, TestOrganizations.NORTH_BRANCH));
        var session = people.signIn(web, account.username(), GatewayInfrastructure.PASSWORD);
        assertThat(SignedJWT.parse(People.access(session)).getJWTClaimsSet().getStringClaim("member"))
                .isEqualTo(member.toString());
    }

    @Test
    void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
        var known = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var wrongPassword = refusal(signIn(known.username(), "Wrong-password-1"));
        var unknownName = refusal(signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1"));
        assertThat(wrongPassword).containsEntry("code", "sign-in.refused").isEqualTo(unknownName);
    }

    @Test
    void fiveFailuresLockAName() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        for (var failure = 0; failure < 5; failure++) {
            signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
        }
        signIn(person.username(), GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .valueEquals("Retry-After", "1800")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in.locked")
                .jsonPath("$.detail")
                .isEqualTo("登录失败次数过多，此用户名已锁定，请 30 分钟后再试。");
    }

    @Test
    void aNameThatNobodyHasIsLockedAlike() {
        var name = "nobody-" + UUID.randomUUID();
        for (var failure = 0; failure < 5; failure++) {
            signIn(name, "Wrong-password-1").expectStatus().isUnauthorized();
        }
        signIn(name, "Wrong-password-1")
                .expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in.locked");
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanFive() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var statuses = atOnce(15, () -> status(signIn(person.username(), "Wrong-password-1")));
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(5);
    }

    @Test
    void aSuccessForgetsTheFailuresBefore() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        for (var round = 0; round < 2; round++) {
            for (var failure = 0; failure < 4; failure++) {
                signIn(person.username(), "Wrong-password-1").expectStatus().isUnauthorized();
            }
            signIn(person.username(), GatewayInfrastructure.PASSWORD)
                    .expectStatus()
                    .isCreated();
        }
    }

    @Test
    void aNameMayBeTriedSixtyTimesAMinute() {
        var name = "nobody-" + UUID.randomUUID();
        for (var attempt = 0; attempt < 60; attempt++) {
            signIn(name, "Wrong-password-1").expectStatus().is4xxClientError();
        }
        // a slow machine takes so long that some more are let through; all sixty more never are
        var codes = IntStream.range(0, 60)
                .mapToObj(_ -> code(signIn(name, "Wrong-password-1")))
                .toList();
        assertThat(codes).isSubsetOf("sign-in.locked", "sign-in.too-often").contains("sign-in.too-often");
    }

    @Test
    void aRefreshTokenIsExchangedForANewPair() {
        var session = people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
        var next = refreshed(People.refresh(session));
        assertThat(People.refresh(next)).isNotEqualTo(People.refresh(session));
        whoAmI(People.access(next)).expectStatus().isOk();
        refresh(People.refresh(next)).expectStatus().isOk();
    }

    @Test
    void aReplayedRefreshTokenEndsTheSession(CapturedOutput output) {
        var session = people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
        var next = refreshed(People.refresh(session));
        wasUsedLongAgo(People.refresh(session));
        refresh(People.refresh(session))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.refresh-refused");
        refresh(People.refresh(next)).expectStatus().isUnauthorized();
        whoAmI(People.access(next)).expectStatus().isUnauthorized();
        whoAmI(People.access(session)).expectStatus().isUnauthorized();
        assertThat(output).contains("A refresh token came a second time").doesNotContain(People.refresh(session));
    }

    @Test
    void aReplayIsAnIncidentOfItsOwnInTheAuditTrailOnce() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        refreshed(People.refresh(session));
        wasUsedLongAgo(People.refresh(session));
        assertThat(atOnce(3, () -> status(refresh(People.refresh(session))))).containsOnly(401);
        var incidents = trail("kind = 'INCIDENT' and account = '%s'".formatted(person.id()));
        assertThat(incidents)
                .singleElement()
                .asString()
                .matches("refresh-token-reused 401 \\{[0-9a-f-]{36}} 127.0.0.1");
        assertThat(trail("account is null and objects = array['%s'::uuid]".formatted(person.id())))
                .containsExactly("POST /api/v1/sessions/refresh 401 {%s} 127.0.0.1".formatted(person.id()));
    }

    private List<String> trail(String condition) {
        return database.sql("""
                        select concat_ws(' ', action, status, objects::text, address) from (
                            select action, kind, account, objects, address, status from audit_inbox
                            union all
                            select action, kind, account, objects, address, status from audit_entries) whole_trail
                        where %s
                        """.formatted(condition))
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void aDoubleClickGetsNoTokensAndEndsNothing() {
        var session = people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
        var next = refreshed(People.refresh(session));
        refresh(People.refresh(session))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("session.refresh-repeated")
                .jsonPath("$.refreshToken")
                .doesNotExist();
        whoAmI(People.access(next)).expectStatus().isOk();
        refresh(People.refresh(next)).expectStatus().isOk();
    }

    @Test
    void theHolderSeesTheOwnSessionsAndEndsOne() {
        var person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        var here = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var elsewhere = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        var listed = sessions(here);
        assertThat(listed)
                .hasSize(2)
                .allSatisfy(session -> assertThat(session.get("address")).isEqualTo("127.0.0.1"));
        var other = listed.stream()
                .filter(session -> Boolean.FALSE.equals(session.get("isCurrent")))
                .map(session -> String.valueOf(session.get("id")))
                .findFirst()
                .orElseThrow();
        var stranger = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
        end(people.signIn(web, stranger.username(), GatewayInfrastructure.PASSWORD), other)
                .expectStatus()
                .isNotFound();
        whoAmI(People.access(elsewhere)).expectStatus().isOk();
        end(here, other).expectStatus().isNoContent();
        whoAmI(People.access(elsewhere)).expectStatus().isUnauthorized();
        refresh(People.refresh(elsewhere)).expectStatus().isUnauthorized();
        assertThat(sessions(here)).hasSize(1);
    }

    @Test
    void ofTwoRefreshesAtOnceExactlyOneSucceedsAndTheSessionGoesOn() {
        for (var round = 0; round < 5; round++) {
            var session = people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
            assertThat(atOnce(2, () -> status(refresh(People.refresh(session)))))
                    .containsExactlyInAnyOrder(200, 409);
            whoAmI(People.access(session)).expectStatus().isOk();
        }
    }

    @Test
    void aRefreshTokenThatNobodyGaveIsRefused() {
        refresh("A".repeat(43)).expectStatus().isUnauthorized();
    }

    @Test
    void whoSignsOutIsOutAtOnce() {
        var session = people.signIn(web, GatewayInfrastructure.ADMINISTRATOR, GatewayInfrastructure.PASSWORD);
        whoAmI(People.access(session))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.account.username")
                .isEqualTo(GatewayInfrastructure.ADMINISTRATOR)
                .jsonPath("$.account.grants[0].role")
                .isEqualTo("DISTRICT_ADMIN");
        web.delete()
                .uri("/api/v1/sessions/current")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .exchange()
                .expectStatus()
                .isNoContent();
        whoAmI(People.access(session)).expectStatus().isUnauthorized();
        refresh(People.refresh(session)).expectStatus().isUnauthorized();
    }

    @Test
    void aBrokenRequestIsRefusedAndNoPasswordIsLogged(CapturedOutput output) {
        var secret = "Hidden-" + UUID.randomUUID();
        signIn("x".repeat(300), secret).expectStatus().isBadRequest();
        signIn("nobody-" + UUID.randomUUID(), secret).expectStatus().isUnauthorized();
        post("{\"username\":\"a\",\"password\":\"%s\",\"role\":\"DISTRICT_ADMIN\"}".formatted(secret))
                .expectStatus()
                .isBadRequest();
        post("{\"username\":\"a\",\"password\":{\"text\":\"%s\"}}".formatted(secret))
                .expectStatus()
                .isBadRequest();
        post("{\"username\":\"a\",\"password\":\"" + secret).expectStatus().isBadRequest();
        post("{\"username\":\"a\"}").expectStatus().isBadRequest();
        assertThat(output).doesNotContain(secret);
    }

    @Test
    void aHugeRequestIsRefused() {
        post("{\"username\":\"%s\"}".formatted("x".repeat(2_000_000)))
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.too-large");
    }

    private WebTestClient.ResponseSpec signIn(String username, String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String json) {
        return web.post()
                .uri("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .bodyValue(json)
                .exchange();
    }

    private WebTestClient.ResponseSpec refresh(String token) {
        return web.post()
                .uri("/api/v1/sessions/refresh")
                .bodyValue(Map.of("refreshToken", token))
                .exchange();
    }

    private Map<String, Object> refreshed(String token) {
        var body = refresh(token)
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body);
    }

    private WebTestClient.ResponseSpec whoAmI(String token) {
        return web.get()
                .uri("/api/v1/sessions/current")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static Map<String, Object> refusal(WebTestClient.ResponseSpec answer) {
        var body = answer.expectStatus()
                .isUnauthorized()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        Objects.requireNonNull(body).remove("traceId");
        return body;
    }

    private void wasUsedLongAgo(String token) {
        database.sql("""
                        update refresh_tokens set used_at = used_at - interval '6 seconds'
                        where hash = sha256(convert_to(:token, 'UTF8'))
                        """).bind("token", token).then().block();
    }

    private List<Map<?, ?>> sessions(Map<String, Object> session) {
        var body = web.get()
                .uri("/api/v1/sessions")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        var items =
                (List<?>) Objects.requireNonNull(Objects.requireNonNull(body).get("items"));
        return items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private WebTestClient.ResponseSpec end(Map<String, Object> session, String other) {
        return web.delete()
                .uri("/api/v1/sessions/{id}", other)
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .exchange();
    }

    private static String code(WebTestClient.ResponseSpec answer) {
        var body = answer.expectBody(People.JSON).returnResult().getResponseBody();
        return String.valueOf(Objects.requireNonNull(body).get("code"));
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }

    private static List<Integer> atOnce(int number, Callable<Integer> request) {
        var statuses = Flux.range(0, number)
                .flatMap(_ -> Mono.fromCallable(request).subscribeOn(Schedulers.boundedElastic()), number)
                .collectList()
                .block();
        return Objects.requireNonNull(statuses);
    }
}
