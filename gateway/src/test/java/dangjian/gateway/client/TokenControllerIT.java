package dangjian.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.gateway.Systems.SystemUnderTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// Client credentials as RFC 6749 describes them, and what goes wrong.
@GatewayTest
class TokenControllerIT {

    private static final String[] GRANT = {"grant_type", "client_credentials"};

    private final WebTestClient web;
    private final People people;
    private final Systems systems;

    TokenControllerIT(@Autowired WebTestClient web, @Autowired People people, @Autowired Systems systems) {
        this.web = web;
        this.people = people;
        this.systems = systems;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
    }

    @Test
    void aSystemGetsATokenThatSaysWhatItMayDoWhere() throws Exception {
        var system = system("members:read", "organizations:read");
        var claims = SignedJWT.parse(system.token(web)).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(system.id().toString());
        assertThat(claims.getAudience()).containsExactly("dangjian-api");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(system.id().toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("members:read organizations:read");
        assertThat(claims.getStringListClaim("orgs")).containsExactly(TestOrganizations.NORTH.toString());
        assertThat(claims.getClaim("grants")).isNull();
        assertThat(Duration.between(Instant.now(), claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    @Test
    void itAsksForLessButNeverGetsMore() {
        var system = system("members:read", "organizations:read");
        system.ask(web, "grant_type", "client_credentials", "scope", "members:read")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.scope")
                .isEqualTo("members:read");
        for (var scope : List.of("members:write", "members:read members:write", "accounts:read", "*", "", " ")) {
            system.ask(web, "grant_type", "client_credentials", "scope", scope)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.error")
                    .isEqualTo("invalid_scope");
        }
    }

    @Test
    void theSecretMayComeInTheFormButNotBoth() {
        var system = system("members:read");
        var form = BodyInserters.fromFormData("grant_type", "client_credentials")
                .with("client_id", system.id().toString())
                .with("client_secret", system.secret());
        post().body(form)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Pragma", "no-cache");
        post().headers(headers -> headers.setBasicAuth(system.id().toString(), system.secret()))
                .body(form)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_request");
    }

    @Test
    void nobodyLearnsWhetherASystemExists() {
        var system = system("members:read");
        var suspended = system("members:read");
        administerSuspension(suspended);
        var refusals = List.of(
                        new SystemUnderTest(system.id(), system("members:read").secret()),
                        new SystemUnderTest(UUID.randomUUID(), system.secret()),
                        suspended)
                .stream()
                .map(one -> one.ask(web, GRANT)
                        .expectStatus()
                        .isUnauthorized()
                        .expectHeader()
                        .valueEquals("WWW-Authenticate", "Basic realm=\"dangjian\"")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .distinct();
        assertThat(refusals)
                .containsExactly(
                        "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"
            })
    void otherGrantsAreNotSupported(String grant) {
        system("members:read")
                .ask(web, "grant_type", grant)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aRepeatedOrMissingParameterAndAnotherFormAreRefused() {
        var system = system("members:read");
        system.ask(web, "grant_type", "client_credentials", "grant_type", "client_credentials")
                .expectStatus()
                .isBadRequest();
        system.ask(web).expectStatus().isBadRequest();
        for (var broken : List.of("grant_type=%zz", "grant_type=client_credentials&scope=%", "%=x")) {
            post().bodyValue(broken)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.error")
                    .isEqualTo("invalid_request");
        }
        web.post()
                .uri("/oauth2/token")
                .bodyValue(Map.of("grant_type", "client_credentials"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_request");
    }

    @Test
    void twoSecretsLiveWhileOneIsExchangedAndAThirdDoesNot() {
        var old = system("members:read");
        var fresh = new SystemUnderTest(old.id(), systems.secret(web, old.id()));
        old.ask(web, GRANT).expectStatus().isOk();
        fresh.ask(web, GRANT).expectStatus().isOk();
        administrator("POST", "/" + old.id() + "/secrets").expectStatus().isEqualTo(409);
        administrator("DELETE", "/" + old.id() + "/secrets/" + firstSecret(old.id()))
                .expectStatus()
                .isNoContent();
        old.ask(web, GRANT).expectStatus().isUnauthorized();
        fresh.ask(web, GRANT).expectStatus().isOk();
    }

    @Test
    void theTokensOfARemovedSecretEndWithItAndThoseOfTheOtherGoOn() {
        var old = system("members:read");
        var fresh = new SystemUnderTest(old.id(), systems.secret(web, old.id()));
        var oldToken = old.token(web);
        var freshToken = fresh.token(web);
        members(oldToken).expectStatus().isOk();
        members(freshToken).expectStatus().isOk();
        administrator("DELETE", "/" + old.id() + "/secrets/" + firstSecret(old.id()))
                .expectStatus()
                .isNoContent();
        members(oldToken).expectStatus().isUnauthorized();
        members(freshToken).expectStatus().isOk();
    }

    @Test
    void noSecretIsReadAgain() {
        var system = system("members:read");
        var body = administrator("GET", "/" + system.id())
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains(system.id().toString()).doesNotContain(system.secret(), "hash");
    }

    @Test
    void tokensThatAreOutEndWithTheAccessTheyWereIssuedFor() {
        var system = system("members:read");
        var token = system.token(web);
        members(token).expectStatus().isOk();
        systems.grant(web, system.id(), List.of("organizations:read"), TestOrganizations.NORTH);
        members(token).expectStatus().isUnauthorized();
        var next = system.token(web);
        members(next).expectStatus().isOk(); // the toy service behind the gateway checks no scopes
        administerSuspension(system);
        members(next).expectStatus().isUnauthorized();
    }

    @Test
    void aSystemReachesNothingOfTheGatewaysOwn() {
        var token = system("members:read", "members:write").token(web);
        for (var path : List.of("/api/v1/accounts", "/api/v1/clients", "/api/v1/sessions/current", "/api/v1/openapi")) {
            web.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void noScopeOutsideTheListAndNoUnknownOrganisationIsGranted() {
        var system = system("members:read");
        grant(system, List.of("accounts:read"), TestOrganizations.NORTH)
                .expectStatus()
                .isEqualTo(422);
        grant(system, List.of("members:read"), UUID.randomUUID()).expectStatus().isNotFound();
    }

    @Test
    void aSystemBeyondItsQuotaIsToldWhenToComeBack() {
        var token = systems.register(web, 3, List.of("members:read"), TestOrganizations.NORTH)
                .token(web);
        members(token)
                .expectHeader()
                .valueMatches("RateLimit-Policy", "\"minute\";q=3;w=60, \"day\";q=1000000;w=86400")
                .expectHeader()
                .valueMatches("RateLimit", "\"minute\";r=2;t=\\d+, \"day\";r=\\d+;t=\\d+");
        var answers = IntStream.range(0, 7) // a new minute may begin in between
                .mapToObj(_ -> members(token).expectBody(String.class).returnResult())
                .toList();
        var refused = answers.stream()
                .filter(answer -> answer.getStatus().value() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.getResponseHeaders().getFirst("Retry-After")).matches("\\d+");
        assertThat(refused.getResponseBody()).contains("client.quota");
        assertThat(answers.stream().filter(answer -> answer.getStatus().value() == 200))
                .hasSizeBetween(2, 5);
    }

    @Test
    void theMetadataTellTheTruth() {
        for (var path : List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")) {
            web.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.issuer")
                    .isEqualTo("dangjian")
                    .jsonPath("$.token_endpoint")
                    .isEqualTo("https://gateway.test/oauth2/token")
                    .jsonPath("$.grant_types_supported[0]")
                    .isEqualTo("client_credentials")
                    .jsonPath("$.response_types_supported")
                    .isEmpty();
        }
    }

    private SystemUnderTest system(String... scopes) {
        return systems.register(web, List.of(scopes), TestOrganizations.NORTH);
    }

    private WebTestClient.RequestBodySpec post() {
        return web.post().uri("/oauth2/token").contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private WebTestClient.ResponseSpec members(String token) {
        return web.get()
                .uri("/api/v1/members")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec grant(SystemUnderTest system, List<String> scopes, UUID organization) {
        return web.put()
                .uri("/api/v1/clients/%s/access".formatted(system.id()))
                .headers(headers -> headers.setBearerAuth(systems.administrator(web, Role.SECURITY_ADMIN)))
                .header("If-Match", "\"3\"")
                .bodyValue(Map.of("scopes", scopes, "organizations", List.of(organization)))
                .exchange();
    }

    private void administerSuspension(SystemUnderTest system) {
        administrator("PUT", "/" + system.id() + "/suspension").expectStatus().isNoContent();
    }

    private String firstSecret(UUID id) {
        var client = Objects.requireNonNull(administrator("GET", "/" + id)
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
        return client.get("secrets") instanceof List<?> secrets && secrets.getFirst() instanceof Map<?, ?> secret
                ? String.valueOf(secret.get("id"))
                : "";
    }

    @Test
    void whoRegistersASystemDoesNotDecideWhatItSees() {
        var system = system("members:read");
        var access = "/api/v1/clients/%s/access".formatted(system.id());
        for (var role : List.of(Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN)) {
            web.put()
                    .uri(access)
                    .headers(headers -> headers.setBearerAuth(systems.administrator(web, role)))
                    .header("If-Match", "\"2\"")
                    .bodyValue(Map.of("scopes", List.of(), "organizations", List.of()))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        web.post()
                .uri("/api/v1/clients/%s/secrets".formatted(system.id()))
                .headers(headers -> headers.setBearerAuth(systems.administrator(web, Role.SECURITY_ADMIN)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec administrator(String method, String path) {
        return web.method(HttpMethod.valueOf(method))
                .uri("/api/v1/clients" + path)
                .headers(headers -> headers.setBearerAuth(systems.administrator(web, Role.SYSTEM_ADMIN)))
                .exchange();
    }
}
