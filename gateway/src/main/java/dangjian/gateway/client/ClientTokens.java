package dangjian.gateway.client;

import com.nimbusds.jwt.JWTClaimsSet;
import dangjian.gateway.key.SigningKeys;
import dangjian.kit.web.AccessProperties;
import dangjian.kit.web.Caller;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Issues access tokens to other systems (RFC 9068): what they may do where, for a few minutes.
@Component
class ClientTokens {

    /// The claim that names the version of the access it was issued for.
    static final String ACCESS_VERSION = "acv";

    /// The claim that names the secret or the key it was issued for.
    static final String CREDENTIAL = "crd";

    private final ClientAuthenticator authenticator;
    private final SigningKeys keys;
    private final AccessProperties access;
    private final ClientProperties properties;
    private final InstantSource clock;

    ClientTokens(
            ClientAuthenticator authenticator,
            SigningKeys keys,
            AccessProperties access,
            ClientProperties properties,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.keys = keys;
        this.access = access;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Issued> issue(TokenRequest request) {
        return authenticator.authenticate(request.proof()).map(authenticated -> {
            var client = authenticated.client();
            var scopes = client.narrowed(request.scope());
            return new Issued(
                    client.id(),
                    new TokenController.Token(
                            sign(authenticated, scopes),
                            "Bearer",
                            properties.access().toSeconds(),
                            String.join(" ", scopes)));
        });
    }

    private String sign(ClientAuthenticator.Authenticated authenticated, List<String> scopes) {
        var client = authenticated.client();
        var now = clock.instant();
        var id = client.id().toString();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(access.issuer())
                .audience(access.audience())
                .subject(id)
                .claim(Caller.CLIENT, id)
                .claim(Caller.NAME, client.name())
                .claim(Caller.SCOPE, String.join(" ", scopes))
                .claim(
                        Caller.ORGANIZATIONS,
                        client.organizations().stream().map(UUID::toString).toList())
                .claim(ACCESS_VERSION, client.accessVersion())
                .claim(CREDENTIAL, authenticated.credential())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.access())))
                .build());
    }

    /// A token, and whose it is.
    record Issued(UUID clientId, TokenController.Token token) {}
}
