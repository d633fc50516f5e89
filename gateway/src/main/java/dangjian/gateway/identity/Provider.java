package dangjian.gateway.identity;

import dangjian.kit.Trace;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// An OpenID Connect provider (身份提供方): sends people there (code flow, PKCE, state, nonce), and finds out who came
/// back.
///
/// The protocol is Spring Security's: the request, the exchange of the code, the verification of the ID token. Beside
/// it stand only which answer belongs to which request, and RFC 9207.
final class Provider {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final int REQUESTS = 3; // at the most behind one sign-in: metadata or keys, the code, the claims
    private static final Duration METADATA_KEPT = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final ProviderSettings settings;
    private final WebClient http;
    private final Duration patience;
    private final Mono<Discovered> discovered;

    Provider(ProviderSettings settings, Duration patience) {
        this.settings = settings;
        this.http = ProviderHttp.client(settings.id(), patience);
        this.patience = patience;
        this.discovered = Mono.defer(this::discover).cache(_ -> METADATA_KEPT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    ProviderSettings settings() {
        return settings;
    }

    /// Where to send somebody, and what must come back.
    Mono<OAuth2AuthorizationRequest> begin(String redirectUri, ServerWebExchange exchange) {
        return discovered.flatMap(found -> {
            var resolver = new DefaultServerOAuth2AuthorizationRequestResolver(
                    _ -> Mono.just(found.registration(redirectUri)));
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce().andThen(this::askForSecondFactor));
            return resolver.resolve(exchange, settings.id());
        });
    }

    /// Who has come back: 401 `identity.refused` for everything that is wrong with it, 503 when the provider is down.
    Mono<OidcUser> identify(IdentitySignIn begun, IdentityAnswer answer) {
        return discovered
                .flatMap(found -> {
                    found.mustHaveAnswered(answer.iss());
                    var registration = found.registration(begun.redirectUri());
                    var response = OAuth2AuthorizationResponse.success(answer.code())
                            .redirectUri(begun.redirectUri())
                            .state(answer.state())
                            .build();
                    return found.manager()
                            .authenticate(new OAuth2AuthorizationCodeAuthenticationToken(
                                    registration,
                                    new OAuth2AuthorizationExchange(begun.request(registration), response)));
                })
                .timeout(patience.multipliedBy(REQUESTS)) // headers in time, and then silence
                .map(authentication -> (OidcUser) Objects.requireNonNull(authentication.getPrincipal()))
                .onErrorResume(failure -> Trace.within(() -> Mono.error(problem(failure))));
    }

    private Mono<Discovered> discover() {
        var issuer = settings.issuer().toString();
        var address = (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
        return http.get()
                .uri(address)
                .retrieve()
                .bodyToMono(JSON)
                .timeout(patience.multipliedBy(2)) // not before the breaker has seen that no headers came
                .map(metadata -> Discovered.of(settings, metadata, http))
                .onErrorResume(failure -> Trace.within(() -> Mono.error(problem(failure))));
    }

    private void askForSecondFactor(OAuth2AuthorizationRequest.Builder request) {
        if (!settings.given().acr().isEmpty()) {
            request.additionalParameters(parameters -> parameters.put(
                    "acr_values", String.join(" ", settings.given().acr())));
        }
    }

    /// What a provider sends that cannot be read is its failure, not a refusal, and neither is ours.
    private Problem problem(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof OAuth2AuthenticationException refusal
                && refusal.getError().getErrorCode().endsWith("_client")) {
            log.error("{} does not accept the gateway as its client", settings.id());
            return ProviderHttp.unavailable();
        }
        if (failure instanceof AuthenticationException) {
            log.warn("A sign-in by {} was refused: {}", settings.id(), reason(failure));
            return Problem.unauthenticated("identity.refused");
        }
        log.error("{} answered in a way that cannot be read: {}", settings.id(), failure.toString());
        return ProviderHttp.unavailable();
    }

    /// The code of the error only: its description may quote what people sent.
    private static String reason(Throwable failure) {
        return failure instanceof OAuth2AuthenticationException refusal
                ? refusal.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }
}
