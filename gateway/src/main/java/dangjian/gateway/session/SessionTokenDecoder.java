package dangjian.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.gateway.account.SignedIn;
import dangjian.gateway.client.ActiveClients;
import dangjian.gateway.key.SigningKeys;
import dangjian.kit.web.AccessProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Verifies the gateway's own access tokens, and that their session still goes on, or what another system was
/// granted is still the same.
///
/// A signature is verified once per token and replica, for it costs more than all the rest of a request; lifetime and
/// session are looked at every time.
@Component
class SessionTokenDecoder implements ReactiveJwtDecoder {

    private static final int GREATEST_NUMBER = 20_000;

    private final NimbusReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> verified;
    private final LiveSessions sessions;
    private final ActiveClients clients;

    SessionTokenDecoder(
            SigningKeys keys,
            AccessProperties access,
            LiveSessions sessions,
            ActiveClients clients,
            SessionProperties properties) {
        this.signatures = NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.fromIterable(keys.published()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        this.validator = new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator(SigningKeys.TYPE),
                new JwtTimestampValidator(),
                new JwtIssuerValidator(access.issuer()),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> isForUs(audience, access)));
        signatures.setJwtValidator(this.validator);
        this.verified = Caffeine.newBuilder()
                .maximumSize(GREATEST_NUMBER)
                .expireAfterWrite(properties.access())
                .build();
        this.sessions = sessions;
        this.clients = clients;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return verify(token)
                .filterWhen(this::isLive)
                .switchIfEmpty(Mono.error(() -> new BadJwtException("The session has ended")));
    }

    private Mono<Jwt> verify(String token) {
        var known = verified.getIfPresent(token);
        if (known == null) {
            return signatures.decode(token).doOnNext(fresh -> verified.put(token, fresh));
        }
        return validator.validate(known).hasErrors()
                ? Mono.error(() -> new BadJwtException("The token is no longer valid"))
                : Mono.just(known);
    }

    /// Tokens for the next step of signing in are for the gateway only; [StepFilter] keeps them to it.
    private static boolean isForUs(@Nullable List<String> audience, AccessProperties access) {
        return audience != null
                && (audience.contains(access.audience()) || audience.contains(AccessTokens.stepAudience(access)));
    }

    private Mono<Boolean> isLive(Jwt token) {
        try {
            if (ActiveClients.isClient(token)) {
                return clients.isActive(token);
            }
            var session = UUID.fromString(token.getClaimAsString(SignedIn.SESSION));
            return sessions.isLive(session, UUID.fromString(token.getSubject()));
        } catch (IllegalArgumentException | NullPointerException _) {
            return Mono.just(false);
        }
    }
}
