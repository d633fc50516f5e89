package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.kit.TestOrganizations;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class SessionControllerIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private People people;

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
        assertThat(keys.getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", "dangjian")
                .containsEntry("aud", List.of("dangjian-api"))
                .containsEntry("grants", List.of("DISTRICT_ADMIN@" + TestOrganizations.DISTRICT))
                .containsKeys("sub", "name", "sid", "jti", "iat", "nbf", "exp");
    }
}
