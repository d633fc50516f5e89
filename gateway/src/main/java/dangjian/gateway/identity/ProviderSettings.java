package dangjian.gateway.identity;

import dangjian.gateway.SettingException;
import dangjian.gateway.identity.IdentityProperties.AccountClaim;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// The checked settings of one provider.
record ProviderSettings(
        String id,
        String name,
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        SignatureAlgorithm algorithm,
        IdentityProperties.Provider given) {

    /// @throws SettingException when a provider could not work, or not safely
    static ProviderSettings of(String id, IdentityProperties.Provider given) {
        var algorithm = SignatureAlgorithm.from(given.signingAlgorithm());
        if (algorithm == null) {
            throw refusal(id, "signing-algorithm", "不是公钥签名算法", "is no public-key signature algorithm");
        }
        var settings = new ProviderSettings(
                id,
                present(id, "name", given.name()),
                issuer(id, given.issuer()),
                present(id, "client-id", given.clientId()),
                given.clientSecret(),
                algorithm,
                given);
        settings.checkScopes();
        settings.checkClaims();
        settings.checkRedirectUris();
        return settings;
    }

    /// Whether people may be sent back there: it stands in the list, letter by letter.
    boolean leadsTo(String redirectUri) {
        return given.redirectUris().contains(redirectUri);
    }

    List<AccountClaim> accountClaims() {
        return given.accountClaims();
    }

    Set<String> scopes() {
        return given.scopes();
    }

    private void checkScopes() {
        if (!scopes().contains(OidcScopes.OPENID)) {
            throw refusal(id, "scopes", "须含 openid", "must contain openid");
        }
    }

    private void checkClaims() {
        for (var claim : accountClaims()) {
            if (!claim.saysWhetherItIsVerified() && !claim.isTrustworthy()) {
                throw refusal(
                        id,
                        "account-claims (%s)".formatted(claim.name()),
                        "须声明可信（is-trustworthy），因为提供方不随声明说明是否核实",
                        "must be declared trustworthy (is-trustworthy): nothing tells whether it was verified");
            }
        }
    }

    private void checkRedirectUris() {
        if (given.redirectUris().isEmpty()) {
            throw refusal(id, "redirect-uris", "缺失", "is missing");
        }
        for (var address : given.redirectUris()) {
            if (!isAbsolute(address)) {
                throw refusal(id, "redirect-uris", "不是完整地址", "holds an address that is not absolute or has a fragment");
            }
        }
    }

    private static boolean isAbsolute(String address) {
        try {
            var uri = new URI(address);
            return uri.isAbsolute() && uri.getRawFragment() == null && !address.contains("*");
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static URI issuer(String id, @Nullable URI issuer) {
        if (issuer == null || issuer.getHost() == null || issuer.getRawQuery() != null) {
            throw refusal(id, "issuer", "缺失或不是地址", "is missing or no address");
        }
        if (!"https".equals(issuer.getScheme()) && !isLoopback(issuer.getHost())) {
            throw refusal(id, "issuer", "不是 https 地址", "is no https address");
        }
        return issuer;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String present(String id, String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refusal(id, property, "缺失", "is missing");
        }
        return value;
    }

    private static SettingException refusal(String id, String property, String chinese, String english) {
        return new SettingException(
                "dangjian.gateway.identity.providers.%s.%s".formatted(id, property),
                chinese,
                english,
                "见 docs/operations.md “Identity providers” / See there.");
    }

    @Override
    public String toString() {
        return "ProviderSettings[%s]".formatted(id);
    }
}
