package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import dangjian.gateway.ToyService;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/// The known attacks on tokens (RFC 8725): none of them reaches a service.
@GatewayTest
class TokenIT {

    private final WebTestClient web;
    private final People people;
    private String honest = "";
    private int requests;

    TokenIT(@Autowired WebTestClient web, @Autowired People people) {
        this.web = web;
        this.people = people;
    }

    @BeforeEach
    void signIn() {
        honest = people.administrator(web);
        requests = ToyService.shared().requests();
    }

    @AfterEach
    void noAttackReachedTheService() {
        assertThat(ToyService.shared().requests()).isEqualTo(requests);
    }

    @Test
    void anHonestTokenPasses() {
        ask(honest).expectStatus().isOk();
        requests++;
    }

    @Test
    void theSameClaimsUnderTheSameOrAnotherPublishedKeyPass() throws Exception {
        ask(es256(claims().build(), GatewayInfrastructure.KEY)).expectStatus().isOk();
        ask(es256(claims().build(), GatewayInfrastructure.OLD_KEY))
                .expectStatus()
                .isOk();
        requests += 2;
    }

    @Test
    void noTokenIsRefused() {
        web.get().uri("/api/v1/members").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void anotherKeyOfTheSameNameIsRefused() throws Exception {
        refuses(es256(claims().build(), GatewayInfrastructure.key("first")));
    }

    @Test
    void aKeyNobodyHasPublishedIsRefused() throws Exception {
        refuses(es256(claims().build(), GatewayInfrastructure.key("../../etc/passwd")));
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsRefused() throws Exception {
        var key = GatewayInfrastructure.key("own");
        refuses(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("own")
                        .jwk(key.toPublicJWK())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims().build(),
                new ECDSASigner(key)));
    }

    @Test
    void noSignatureIsRefused() throws Exception {
        refuses(new PlainJWT(claims().build()).serialize());
        var parts = honest.split("\\.");
        refuses(parts[0] + "." + parts[1] + ".");
        refuses("eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2]);
    }

    @Test
    void thePublicKeyAsASharedSecretIsRefused() throws Exception {
        var secret = GatewayInfrastructure.KEY.toECPublicKey().getEncoded();
        refuses(signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("first")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims().build(),
                new MACSigner(secret)));
    }

    @Test
    void changedClaimsAreRefused() throws Exception {
        var parts = honest.split("\\.");
        var others = es256(claims().subject(UUID.randomUUID().toString()).build(), GatewayInfrastructure.KEY)
                .split("\\.");
        refuses(parts[0] + "." + others[1] + "." + parts[2]);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        refuses(es256(old().expirationTime(in(-120)).build(), GatewayInfrastructure.KEY));
    }

    @Test
    void aTokenThatHasPassedBeforeStillExpires() throws Exception {
        var almost = es256(old().expirationTime(in(-57)).build(), GatewayInfrastructure.KEY); // a minute's tolerance
        ask(almost).expectStatus().isOk();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> refuses(almost));
        requests = ToyService.shared().requests();
    }

    @Test
    void aTokenOfTheFutureIsRefused() throws Exception {
        refuses(es256(claims().notBeforeTime(in(120)).build(), GatewayInfrastructure.KEY));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        refuses(es256(claims().audience("another-api").build(), GatewayInfrastructure.KEY));
    }

    @Test
    void aTokenFromSomebodyElseIsRefused() throws Exception {
        refuses(es256(claims().issuer("another").build(), GatewayInfrastructure.KEY));
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() throws Exception {
        refuses(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("first")
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims().build(),
                new ECDSASigner(GatewayInfrastructure.KEY)));
    }

    @Test
    void aTokenWithoutASessionIsRefused() throws Exception {
        refuses(es256(claims().claim("sid", null).build(), GatewayInfrastructure.KEY));
        refuses(es256(claims().claim("sid", "x").build(), GatewayInfrastructure.KEY));
        refuses(es256(claims().claim("sid", UUID.randomUUID().toString()).build(), GatewayInfrastructure.KEY));
    }

    @Test
    void aTokenInTheSessionOfAnotherAccountIsRefused() throws Exception {
        refuses(es256(claims().subject(UUID.randomUUID().toString()).build(), GatewayInfrastructure.KEY));
    }

    @Test
    void rubbishIsRefused() {
        refuses("x");
        refuses("a.b.c");
        refuses("a".repeat(4_000));
    }

    @Test
    void aTokenInTheAddressIsNotLookedAt() {
        web.get()
                .uri("/api/v1/members?access_token=" + honest)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private WebTestClient.ResponseSpec ask(String token) {
        return web.get()
                .uri("/api/v1/members")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private void refuses(String token) {
        ask(token)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token.invalid");
    }

    private JWTClaimsSet.Builder claims() throws ParseException {
        return new JWTClaimsSet.Builder(SignedJWT.parse(honest).getJWTClaimsSet());
    }

    private JWTClaimsSet.Builder old() throws ParseException {
        return claims().issueTime(in(-660)).notBeforeTime(in(-660));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String es256(JWTClaimsSet claims, ECKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        return signed(header, claims, new ECDSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
