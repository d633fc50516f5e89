package dangjian.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/// Access tokens for tests of one service, signed with a key made for this run; the service trusts that key.
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private static final ECKey KEY = key();

    @Bean
    ReactiveJwtDecoder testJwtDecoder(OAuth2TokenValidator<Jwt> tokenValidator) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(signed -> Flux.just(KEY.toPublicJWK()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(tokenValidator);
        return decoder;
    }

    /// A token of somebody with one role at one organisation.
    public static String token(Role role, UUID organization) {
        return token(new Grant(role, organization));
    }

    /// A token of somebody with these roles; the same grants give the same account.
    public static String token(Grant... grants) {
        return sign(claims(grants).build(), KEY);
    }

    /// A token of a member (党员) of a branch.
    public static String memberToken(UUID member, UUID branch) {
        return sign(
                claims(new Grant(Role.MEMBER, branch))
                        .subject(account("member" + member).toString())
                        .claim(Caller.MEMBER, member.toString())
                        .build(),
                KEY);
    }

    /// A token of another system with these scopes, separated by spaces, below these organisations.
    public static String clientToken(String scopes, UUID... organizations) {
        var id = account("client" + scopes + Arrays.toString(organizations)).toString();
        return sign(
                claims().subject(id)
                        .claim(Caller.GRANTS, null)
                        .claim(Caller.CLIENT, id)
                        .claim(Caller.SCOPE, scopes)
                        .claim(
                                Caller.ORGANIZATIONS,
                                Arrays.stream(organizations).map(UUID::toString).toList())
                        .build(),
                KEY);
    }

    /// A well-formed token that somebody else signed.
    public static String forged(Role role, UUID organization) {
        return sign(claims(new Grant(role, organization)).build(), key());
    }

    /// A token that was valid until an hour ago.
    public static String expired(Role role, UUID organization) {
        return sign(
                claims(new Grant(role, organization))
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                        .build(),
                KEY);
    }

    private static JWTClaimsSet.Builder claims(Grant... grants) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("dangjian")
                .audience("dangjian-api")
                .subject(account(Arrays.toString(grants)).toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim(Caller.NAME, "测试人员")
                .claim(Caller.GRANTS, Arrays.stream(grants).map(Grant::claim).toList());
    }

    private static UUID account(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
