package dangjian.gateway.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What another system asks of the token endpoint: one proof of who it is, and the scopes it wants.
record TokenRequest(Proof proof, @Nullable String scope) {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final List<String> PARAMETERS =
            List.of("grant_type", "scope", "client_id", "client_secret", "client_assertion", "client_assertion_type");

    /// @throws OAuthError when it is no such request
    static TokenRequest of(MultiValueMap<String, String> form, @Nullable String authorization) {
        for (var name : PARAMETERS) {
            if (form.getOrDefault(name, List.of()).size() > 1) {
                throw OAuthError.invalidRequest("A parameter is repeated.");
            }
        }
        var grant = form.getFirst("grant_type");
        if (grant == null) {
            throw OAuthError.invalidRequest("grant_type is missing, or the body is not form-encoded.");
        }
        if (!grant.equals("client_credentials")) {
            throw OAuthError.unsupportedGrant();
        }
        return new TokenRequest(proof(form, authorization), form.getFirst("scope"));
    }

    private static Proof proof(MultiValueMap<String, String> form, @Nullable String authorization) {
        var secret = form.getFirst("client_secret");
        var assertion = form.getFirst("client_assertion");
        if ((authorization == null ? 0 : 1) + (secret == null ? 0 : 1) + (assertion == null ? 0 : 1) > 1) {
            throw OAuthError.invalidRequest("More than one way of authentication is used.");
        }
        var id = form.getFirst("client_id");
        if (authorization != null) {
            return basic(authorization);
        }
        if (secret != null && id != null) {
            return new Secret(id, new ClientSecret(secret));
        }
        if (assertion != null && ASSERTION_TYPE.equals(form.getFirst("client_assertion_type"))) {
            return new Assertion(id, assertion);
        }
        throw OAuthError.invalidClient();
    }

    private static Proof basic(String authorization) {
        try {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                var decoded = new String(
                        Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
                var colon = decoded.indexOf(':');
                if (colon > 0) {
                    return new Secret(
                            unescaped(decoded.substring(0, colon)),
                            new ClientSecret(unescaped(decoded.substring(colon + 1))));
                }
            }
        } catch (IllegalArgumentException _) {
            // falls through to the same answer as another scheme
        }
        throw OAuthError.invalidClient();
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// How another system proves who it is.
    sealed interface Proof {}

    /// `client_secret_basic` or `client_secret_post`.
    record Secret(String clientId, ClientSecret secret) implements Proof {}

    /// `private_key_jwt`; the client's id stands in it, and beside it only to be the same.
    record Assertion(@Nullable String clientId, String text) implements Proof {

        @Override
        public String toString() {
            return "******";
        }
    }
}
