package dangjian.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.SettingException;
import dangjian.gateway.identity.IdentityProperties.AccountClaim;
import dangjian.gateway.identity.IdentityProperties.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTests {

    private static final String ISSUER = "https://id.example.gov.cn";
    private static final String REDIRECT = "https://party.example/signed-in";

    @Test
    void aProviderOfHttpsWithAPublicKeyAlgorithmIsTaken() {
        var settings = ProviderSettings.of("a", provider(ISSUER, REDIRECT, "ES256", new AccountClaim("email", false)));
        assertThat(settings.leadsTo(REDIRECT)).isTrue();
        assertThat(settings.leadsTo(REDIRECT + "/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.gov.cn",
                "https://id.example.gov.cn?x=1",
                "urn:x",
                "http://localhost.attacker.example"
            })
    void anIssuerThatAnybodyCouldPlayIsRefused(String issuer) {
        refuses(provider(issuer, REDIRECT, "RS256"), "issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signed-in", "https://*.party.example/", "https://party.example/#x", "not an address"})
    void anAddressThatIsNotOneAddressIsRefused(String redirect) {
        refuses(provider(ISSUER, redirect, "RS256"), "redirect-uris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "XY"})
    void anAlgorithmWithoutAPublicKeyIsRefused(String algorithm) {
        refuses(provider(ISSUER, REDIRECT, algorithm), "signing-algorithm");
    }

    @Test
    void aClaimThatNobodyVouchesForIsRefused() {
        refuses(provider(ISSUER, REDIRECT, "RS256", new AccountClaim("employee_number", false)), "employee_number");
        ProviderSettings.of("a", provider(ISSUER, REDIRECT, "RS256", new AccountClaim("employee_number", true)));
    }

    @Test
    void aSignInWithoutAnIdTokenIsRefused() {
        var given = provider(ISSUER, REDIRECT, "RS256");
        refuses(
                new Provider(
                        given.name(),
                        given.issuer(),
                        given.clientId(),
                        given.clientSecret(),
                        Set.of("profile"),
                        given.redirectUris(),
                        given.signingAlgorithm(),
                        given.clockSkew(),
                        given.accountClaims(),
                        given.acr(),
                        given.amr()),
                "scopes");
    }

    private static void refuses(Provider provider, String property) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> ProviderSettings.of("a", provider))
                .withMessageContaining("dangjian.gateway.identity.providers.a.")
                .withMessageContaining(property);
    }

    private static Provider provider(String issuer, String redirect, String algorithm, AccountClaim... claims) {
        return new Provider(
                "省统一身份认证",
                URI.create(issuer),
                "dangjian",
                "secret",
                Set.of("openid"),
                Set.of(redirect),
                algorithm,
                Duration.ofMinutes(1),
                List.of(claims),
                Set.of(),
                Set.of());
    }
}
