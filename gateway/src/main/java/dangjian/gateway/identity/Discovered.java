package dangjian.gateway.identity;

import dangjian.kit.web.Problem;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/// What a provider says of itself (OpenID Connect Discovery), and what is verified by it.
///
/// @param alwaysNamesItself whether each of its answers must name it (RFC 9207)
record Discovered(
        ClientRegistration registration,
        boolean alwaysNamesItself,
        OidcAuthorizationCodeReactiveAuthenticationManager manager) {

    /// @throws IllegalArgumentException when the document is somebody else's or of no use
    static Discovered of(ProviderSettings settings, Map<String, Object> metadata, WebClient http) {
        if (!settings.issuer().toString().equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("its metadata name another issuer");
        }
        var registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(settings.id())
                .clientId(settings.clientId())
                .scope(settings.scopes())
                .redirectUri(settings.given().redirectUris().iterator().next());
        if (settings.clientSecret() == null) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registration.clientSecret(settings.clientSecret());
        }
        var built = registration.build();
        return new Discovered(
                built,
                Boolean.TRUE.equals(metadata.get("authorization_response_iss_parameter_supported")),
                manager(settings, decoder(settings, built, http), http));
    }

    /// The same client, with people sent back to this address.
    ClientRegistration registration(String redirectUri) {
        return ClientRegistration.withClientRegistration(registration)
                .redirectUri(redirectUri)
                .build();
    }

    /// Answers 401 when the answer comes from another provider (mix-up, RFC 9207).
    void mustHaveAnswered(@Nullable String iss) {
        var issuer = registration.getProviderDetails().getIssuerUri();
        if (iss == null ? alwaysNamesItself : !iss.equals(issuer)) {
            throw Problem.unauthenticated("identity.refused");
        }
    }

    private static OidcAuthorizationCodeReactiveAuthenticationManager manager(
            ProviderSettings settings, ReactiveJwtDecoder decoder, WebClient http) {
        var codes = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(http);
        var claims = new DefaultReactiveOAuth2UserService();
        claims.setWebClient(http);
        var users = new OidcReactiveOAuth2UserService();
        users.setOauth2UserService(claims);
        users.setRetrieveUserInfo(request -> settings.scopes().size() > 1
                && request.getClientRegistration()
                                .getProviderDetails()
                                .getUserInfoEndpoint()
                                .getUri()
                        != null);
        var manager = new OidcAuthorizationCodeReactiveAuthenticationManager(codes, users);
        manager.setJwtDecoderFactory(_ -> decoder);
        return manager;
    }

    /// One algorithm, the provider's own keys (fetched anew when one is not known), and what OpenID Connect Core
    /// 3.1.3.7
    /// asks of an ID token.
    private static ReactiveJwtDecoder decoder(
            ProviderSettings settings, ClientRegistration registration, WebClient http) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(settings.algorithm())
                .webClient(http)
                .build();
        var validator = new OidcIdTokenValidator(registration);
        validator.setClockSkew(settings.given().clockSkew());
        decoder.setJwtValidator(validator);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
