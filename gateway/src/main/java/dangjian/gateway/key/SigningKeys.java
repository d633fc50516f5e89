package dangjian.gateway.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The keys of access tokens: one signs, all of them verify, so that a key can be exchanged without ending what the old
/// one has signed.
///
/// The key whose `nbf` has come last signs, and the first of those that say none; one whose `exp` has come is no longer
/// published. So a next key is seen by everybody before it is used, and changes over by itself.
@Component
public final class SigningKeys {

    /// The `typ` of an access token (RFC 9068).
    public static final String TYPE = "at+jwt";

    private final List<ECKey> keys;
    private final InstantSource clock;

    SigningKeys(KeyProperties properties, InstantSource clock) {
        var read = new ArrayList<ECKey>();
        for (var text : properties.signingKeys()) {
            read.add(new SigningKeyReader(read.size()).read(text));
        }
        if (read.isEmpty()) {
            throw new SigningKeyReader(0).refusal("缺失：签发访问令牌的私钥", "is missing: the key that signs access tokens");
        }
        this.keys = List.copyOf(read);
        this.clock = clock;
        current();
    }

    /// Signs the claims as an access token (ES256).
    public String sign(JWTClaimsSet claims) {
        var key = current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType(TYPE))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException("the signing key does not sign", failure);
        }
        return token.serialize();
    }

    /// The public halves, for those who verify.
    public List<JWK> published() {
        return unexpired().<JWK>map(ECKey::toPublicJWK).toList();
    }

    private ECKey current() {
        var now = clock.instant();
        return unexpired()
                .filter(key -> !start(key).isAfter(now))
                .reduce((one, other) -> start(other).isAfter(start(one)) ? other : one)
                .orElseThrow(() -> new SigningKeyReader(0)
                        .refusal("没有一个密钥在有效期内", "holds no key whose time has come and not passed"));
    }

    private Stream<ECKey> unexpired() {
        var now = clock.instant();
        return keys.stream()
                .filter(key -> key.getExpirationTime() == null
                        || key.getExpirationTime().toInstant().isAfter(now));
    }

    private static Instant start(ECKey key) {
        return key.getNotBeforeTime() == null
                ? Instant.MIN
                : key.getNotBeforeTime().toInstant();
    }
}
