package dangjian.gateway.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.client.ClientRepository.SecretHash;
import dangjian.kit.web.AccessProperties;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds out which system it is, by a secret or by an assertion that it signed (RFC 7523).
///
/// Every refusal looks alike, and an unknown client costs as much as a wrong secret.
@Component
class ClientAuthenticator {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final byte[] NO_HASH = new byte[32];
    private static final int LONGEST_JTI = 200;

    private final ClientRepository clients;
    private final ClientProperties properties;
    private final InstantSource clock;
    private final Set<String> audiences;

    ClientAuthenticator(
            ClientRepository clients,
            ClientProperties properties,
            PublicAddress address,
            AccessProperties access,
            InstantSource clock) {
        this.clients = clients;
        this.properties = properties;
        this.clock = clock;
        this.audiences = Set.copyOf(List.of(access.issuer(), address.server(), address.of(TokenController.PATH)));
    }

    /// @throws OAuthError when it cannot be told, or the client is suspended
    Mono<Authenticated> authenticate(TokenRequest.Proof proof) {
        var found = switch (proof) {
            case TokenRequest.Secret secret -> bySecret(secret);
            case TokenRequest.Assertion assertion -> byAssertion(assertion);
        };
        return found.filter(one -> !one.client().isSuspended()).switchIfEmpty(Mono.error(OAuthError::invalidClient));
    }

    private Mono<Authenticated> bySecret(TokenRequest.Secret proof) {
        var id = id(proof.clientId());
        var hash = proof.secret().hash();
        return clients.secretHashes(id)
                .collectList()
                .map(secrets -> matching(hash, secrets))
                .flatMap(secret -> tried(id)
                        .flatMap(client -> Mono.justOrEmpty(secret)
                                .map(right ->
                                        new Authenticated(client, right.id().toString()))));
    }

    /// Whom somebody says to be, for the audit trail whether or not they are.
    private Mono<Client> tried(UUID id) {
        return clients.find(id).delayUntil(client -> AuditFilter.tellObject(client.id()));
    }

    /// Looks at two hashes always.
    private static Optional<SecretHash> matching(byte[] hash, List<SecretHash> secrets) {
        var isFirst = MessageDigest.isEqual(
                hash, secrets.isEmpty() ? NO_HASH : secrets.getFirst().hash());
        var isSecond = MessageDigest.isEqual(
                hash, secrets.size() < 2 ? NO_HASH : secrets.get(1).hash());
        return isFirst | isSecond ? Optional.of(secrets.get(isFirst ? 0 : 1)) : Optional.empty();
    }

    private Mono<Authenticated> byAssertion(TokenRequest.Assertion proof) {
        return Mono.fromCallable(() -> SignedJWT.parse(proof.text()))
                .flatMap(token -> {
                    var subject = subject(token);
                    if (proof.clientId() != null && !proof.clientId().equals(subject)) {
                        return Mono.empty();
                    }
                    return tried(id(subject)).flatMap(client -> once(client, token));
                })
                .onErrorMap(ParseException.class, _ -> OAuthError.invalidClient());
    }

    private Mono<Authenticated> once(Client client, SignedJWT token) {
        var key = signer(client, token);
        var claims = verified(client, key, token);
        var end = claims.getExpirationTime().toInstant();
        return clients.use(client.id(), ClientSecret.sha256(claims.getJWTID()), end)
                .filter(isFresh -> isFresh)
                .map(_ -> new Authenticated(client, ClientKeys.thumbprint(key)));
    }

    /// The registered key that has signed it: the one that it names, or the first that fits.
    private static JWK signer(Client client, SignedJWT token) {
        try {
            var fitting = JWKMatcher.forJWSHeader(token.getHeader());
            if (fitting == null || !ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                throw OAuthError.invalidClient();
            }
            for (var key : new JWKSelector(fitting).select(JWKSet.parse(client.jwks()))) {
                if (token.verify(verifier(key))) {
                    return key;
                }
            }
            throw OAuthError.invalidClient();
        } catch (ParseException | JOSEException _) {
            throw OAuthError.invalidClient();
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier(key.toRSAKey());
    }

    /// Only keys that the client has registered are looked at, never one that the assertion brings along or points to.
    private JWTClaimsSet verified(Client client, JWK key, SignedJWT token) {
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(new JWKSet(key))));
            var id = client.id().toString();
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    audiences,
                    new JWTClaimsSet.Builder().issuer(id).subject(id).build(),
                    Set.of("exp", "jti"),
                    Set.of()));
            var claims = processor.process(token, null);
            if (claims.getExpirationTime().toInstant().isAfter(latestEnd())
                    || claims.getJWTID().isBlank()
                    || claims.getJWTID().length() > LONGEST_JTI) {
                throw OAuthError.invalidClient();
            }
            return claims;
        } catch (BadJOSEException | JOSEException _) {
            throw OAuthError.invalidClient();
        }
    }

    private Instant latestEnd() {
        return clock.instant().plus(properties.greatestAssertion()).plusSeconds(60); // their clock may be ahead
    }

    private static @Nullable String subject(SignedJWT token) throws OAuthError {
        try {
            return token.getJWTClaimsSet().getSubject();
        } catch (ParseException _) {
            throw OAuthError.invalidClient();
        }
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID(); // nobody's
        }
    }

    /// A system that has proved who it is, and by which of its credentials.
    record Authenticated(Client client, String credential) {}
}
