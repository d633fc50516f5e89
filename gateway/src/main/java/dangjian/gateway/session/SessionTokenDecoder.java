package dangjian.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.gateway.client.ActiveClients;
import dangjian.gateway.key.SigningKeys;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
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
            OAuth2TokenValidator<Jwt> validator,
            LiveSessions sessions,
            ActiveClients clients,
            SessionProperties properties) {
        this.signatures = NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.fromIterable(keys.published()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        this.validator = new DelegatingOAuth2TokenValidator<>(new JwtTypeValidator(SigningKeys.TYPE), validator);
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

    private Mono<Boolean> isLive(Jwt token) {
        try {
            if (ActiveClients.isClient(token)) {
                return clients.isActive(token);
            }
            var session = UUID.fromString(token.getClaimAsString(AccessTokens.SESSION));
            return sessions.isLive(session, UUID.fromString(token.getSubject()));
        } catch (IllegalArgumentException | NullPointerException _) {
            return Mono.just(false);
        }
    }
}
