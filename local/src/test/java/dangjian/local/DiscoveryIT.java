package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// What the libraries of other systems find who know nothing but the platform's address.
class DiscoveryIT {

    private final String address = District.platform().address().toString();

    @Test
    void aClientLearnsWhereToGetATokenAndAServiceHowToVerifyOne() {
        var provider = ClientRegistrations.fromIssuerLocation(address)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId("any")
                .build()
                .getProviderDetails();
        assertThat(provider.getTokenUri()).isEqualTo(address + "/oauth2/token");
        assertThat(provider.getJwkSetUri()).isEqualTo(address + "/.well-known/jwks.json");

        var token = District.anonymous()
                .post(
                        "/api/v1/sessions",
                        Map.of(
                                "username", DemonstrationAccounts.SECRETARY,
                                "password", DemonstrationAccounts.PASSWORD))
                .mustBe(201)
                .body()
                .get("accessToken")
                .asString();
        var decoder = NimbusJwtDecoder.withIssuerLocation(address)
                .validateType(false) // at+jwt (RFC 9068), not the JWT that the library takes by default
                .build();
        decoder.setJwtValidator(new JwtIssuerValidator(address));
        var verified = decoder.decode(token);
        assertThat(verified.getClaimAsString("iss")).isEqualTo(address);
    }
}
