package dangjian.gateway.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// A sign-in that somebody has begun and gone to a provider with (外部登录).
///
/// @param state comes back with the answer
/// @param nonce comes back within the ID token
/// @param codeVerifier the gateway's own secret for the exchange of the code (PKCE)
/// @param challenge the hash of the secret that only the app has which began
record IdentitySignIn(
        UUID id,
        String provider,
        String redirectUri,
        String state,
        String nonce,
        String codeVerifier,
        String challenge,
        Instant expiresAt) {

    static IdentitySignIn of(
            UUID id, String provider, OAuth2AuthorizationRequest request, String challenge, Instant expiresAt) {
        return new IdentitySignIn(
                id,
                provider,
                Objects.requireNonNull(request.getRedirectUri()),
                Objects.requireNonNull(request.getState()),
                Objects.requireNonNull(request.getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                challenge,
                expiresAt);
    }

    /// The request as it went to the provider, as far as the answer is compared with it.
    OAuth2AuthorizationRequest request(ClientRegistration registration) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(redirectUri)
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                    attributes.put(OidcParameterNames.NONCE, nonce);
                    attributes.put(PkceParameterNames.CODE_VERIFIER, codeVerifier);
                })
                .build();
    }

    @Override
    public String toString() {
        return "IdentitySignIn[%s]".formatted(id);
    }
}
