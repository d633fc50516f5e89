package dangjian.gateway.identity;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Sign-ins that are under way: begun by an app of ours, and answered through it.
@Component
class IdentitySignIns {

    private final Providers providers;
    private final IdentitySignInRepository signIns;
    private final IdentityProperties properties;
    private final InstantSource clock;

    IdentitySignIns(
            Providers providers, IdentitySignInRepository signIns, IdentityProperties properties, InstantSource clock) {
        this.providers = providers;
        this.signIns = signIns;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<IdentityViews.Begun> begin(String provider, String redirectUri, String challenge, ServerWebExchange exchange) {
        var asked = providers.named(provider);
        if (!asked.settings().leadsTo(redirectUri)) {
            throw Problem.unprocessable("identity.redirect-uri").at("/redirectUri", "identity.redirect-uri");
        }
        return asked.begin(redirectUri, exchange).flatMap(request -> {
            var begun = IdentitySignIn.of(
                    Ids.next(), provider, request, challenge, clock.instant().plus(properties.attempt()));
            return signIns.insert(begun)
                    .thenReturn(new IdentityViews.Begun(
                            begun.id(), request.getAuthorizationRequestUri(), begun.expiresAt()));
        });
    }

    /// Who has come back. Whoever asks must be the app that began, and asks once.
    Mono<Arrival> end(IdentityAnswer answer) {
        return signIns.take(answer, clock.instant())
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("identity.sign-in-unknown")))
                .flatMap(begun -> {
                    var provider = providers.named(begun.provider());
                    return provider.identify(begun, answer).map(user -> new Arrival(provider.settings(), user));
                });
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> forgetOldOnes() {
        return Mono.defer(() -> signIns.forgetBefore(clock.instant()));
    }

    /// Somebody who has come back from a provider, verified.
    record Arrival(ProviderSettings provider, OidcUser user) {

        /// Whether the provider says in the ID token that it has asked for a second factor.
        boolean isStrong() {
            var token = user.getIdToken();
            var methods = token.getAuthenticationMethods();
            return token.getAuthenticationContextClass() != null
                            && provider.given().acr().contains(token.getAuthenticationContextClass())
                    || methods != null
                            && methods.stream().anyMatch(provider.given().amr()::contains);
        }
    }
}
