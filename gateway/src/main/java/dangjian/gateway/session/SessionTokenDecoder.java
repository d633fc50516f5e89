package dangjian.gateway.session;

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

/// Verifies the gateway's own access tokens, and that their session still goes on.
@Component
class SessionTokenDecoder implements ReactiveJwtDecoder {

    private final NimbusReactiveJwtDecoder signatures;
    private final LiveSessions sessions;

    SessionTokenDecoder(SigningKeys keys, OAuth2TokenValidator<Jwt> validator, LiveSessions sessions) {
        var published = keys.published();
        this.signatures = NimbusReactiveJwtDecoder.withJwkSource(_ -> Flux.fromIterable(published))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        signatures.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTypeValidator(SigningKeys.TYPE), validator));
        this.sessions = sessions;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return signatures
                .decode(token)
                .filterWhen(this::isLive)
                .switchIfEmpty(Mono.error(() -> new BadJwtException("The session has ended")));
    }

    private Mono<Boolean> isLive(Jwt token) {
        try {
            var session = UUID.fromString(token.getClaimAsString(AccessTokens.SESSION));
            return sessions.isLive(session, UUID.fromString(token.getSubject()));
        } catch (IllegalArgumentException | NullPointerException _) {
            return Mono.just(false);
        }
    }
}
