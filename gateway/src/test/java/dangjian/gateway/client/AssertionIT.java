package dangjian.gateway.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// Assertions that other systems sign themselves (RFC 7523), and the known attacks on them.
@GatewayTest
class AssertionIT {

    private static final ECKey OWN = GatewayInfrastructure.key("own");
    private static final ECKey NEXT = GatewayInfrastructure.key("next");
    private static final String AUDIENCE = "https://gateway.test/oauth2/token";

    private final WebTestClient web;
    private final People people;
    private final Systems systems;
    private UUID id = new UUID(0, 0);

    AssertionIT(@Autowired WebTestClient web, @Autowired People people, @Autowired Systems systems) {
        this.web = web;
        this.people = people;
        this.systems = systems;
    }

    @BeforeEach
    void register() {
        people.plantTree();
        id = systems.register(web, List.of("members:read"), TestOrganizations.NORTH)
                .id();
        systems.administer(web, "PUT", "/" + id + "/keys", Map.of("keys", List.of(publicHalf(OWN), publicHalf(NEXT))));
    }

    @Test
    void anAssertionUnderEitherOfTwoRegisteredKeysIsGood() throws Exception {
        ask(es256(claims().build(), OWN)).expectStatus().isOk();
        ask(es256(claims().build(), NEXT)).expectStatus().isOk();
        ask(es256(claims().audience("dangjian").build(), OWN)).expectStatus().isOk();
    }

    @Test
    void anAssertionIsGoodOnce() throws Exception {
        var assertion = es256(claims().build(), OWN);
        ask(assertion).expectStatus().isOk();
        refuses(assertion);
        var jti = UUID.randomUUID().toString();
        ask(es256(claims().jwtID(jti).build(), OWN)).expectStatus().isOk();
        refuses(es256(claims().jwtID(jti).build(), NEXT));
    }

    @Test
    void anUnsignedAssertionIsRefused() {
        refuses(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void aPublicKeyIsNoSecretOfAMac() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("own").build();
        refuses(signed(
                header, claims().build(), new MACSigner(OWN.toECPublicKey().getEncoded())));
        refuses(signed(header, claims().build(), new MACSigner(publicHalf(OWN).toString())));
    }

    @Test
    void aKeyThatTheAssertionBringsAlongOrPointsToIsNotLookedAt() throws Exception {
        var foreign = GatewayInfrastructure.key("foreign");
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .jwk(foreign.toPublicJWK())
                .jwkURL(URI.create("https://attacker.example/jwks.json"));
        refuses(signed(header.keyID("foreign").build(), claims().build(), new ECDSASigner(foreign)));
        refuses(signed(header.keyID("own").build(), claims().build(), new ECDSASigner(foreign)));
        refuses(signed(header.keyID("../../../etc/passwd").build(), claims().build(), new ECDSASigner(foreign)));
    }

    @Test
    void theGatewaysOwnKeysAreNotTheClients() throws Exception {
        refuses(es256(claims().build(), GatewayInfrastructure.KEY));
    }

    @Test
    void anotherAudienceIssuerOrSubjectIsRefused() throws Exception {
        refuses(es256(
                claims().audience("https://elsewhere.example/oauth2/token").build(), OWN));
        refuses(es256(claims().audience((String) null).build(), OWN));
        refuses(es256(claims().issuer(UUID.randomUUID().toString()).build(), OWN));
        var other = systems.register(web, List.of("members:read"), TestOrganizations.NORTH)
                .id()
                .toString();
        refuses(es256(claims().issuer(other).subject(other).build(), OWN));
        refuses(es256(claims().subject("nobody").build(), OWN));
    }

    @Test
    void anExpiredEndlessOrFutureAssertionIsRefused() throws Exception {
        refuses(es256(claims().expirationTime(in(-120)).build(), OWN));
        refuses(es256(claims().expirationTime(null).build(), OWN));
        refuses(es256(claims().expirationTime(in(86_400)).build(), OWN));
        refuses(es256(claims().notBeforeTime(in(120)).build(), OWN));
        refuses(es256(claims().jwtID(null).build(), OWN));
    }

    @Test
    void rubbishIsRefused() {
        refuses("x");
        refuses("a.b.c");
        refuses("..");
    }

    /// Also when another key has its name.
    @Test
    void theTokensOfAKeyEndWithItAndThoseOfTheOtherGoOn() throws Exception {
        var own = token(es256(claims().build(), OWN));
        var next = token(es256(claims().build(), NEXT));
        members(own).expectStatus().isOk();
        var successor = publicHalf(GatewayInfrastructure.key("own"));
        systems.administer(web, "PUT", "/" + id + "/keys", Map.of("keys", List.of(successor, publicHalf(NEXT))));
        members(own).expectStatus().isUnauthorized();
        members(next).expectStatus().isOk();
    }

    private String token(String assertion) {
        return String.valueOf(Objects.requireNonNull(ask(assertion)
                        .expectStatus()
                        .isOk()
                        .expectBody(People.JSON)
                        .returnResult()
                        .getResponseBody())
                .get("access_token"));
    }

    private WebTestClient.ResponseSpec members(String token) {
        return web.get()
                .uri("/api/v1/members")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @Test
    void aPrivateWeakOrNamelessKeyIsNotRegistered() {
        for (var key : List.of(
                OWN.toJSONObject(),
                Map.<String, Object>of("kty", "oct", "kid", "mac", "k", "c2VjcmV0"),
                new ECKey.Builder(OWN.toPublicJWK()).keyID(null).build().toJSONObject())) {
            web.put()
                    .uri("/api/v1/clients/%s/keys".formatted(id))
                    .headers(headers -> headers.setBearerAuth(systems.administrator(web, Role.SYSTEM_ADMIN)))
                    .bodyValue(Map.of("keys", List.of(key)))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    private WebTestClient.ResponseSpec ask(String assertion) {
        return web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                        .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                        .with("client_assertion", assertion))
                .exchange();
    }

    private void refuses(String assertion) {
        ask(assertion)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_client");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(id.toString())
                .subject(id.toString())
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(60));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Map<String, Object> publicHalf(ECKey key) {
        return key.toPublicJWK().toJSONObject();
    }

    private static String es256(JWTClaimsSet claims, ECKey key) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims, new ECDSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
