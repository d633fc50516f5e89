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
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The keys of access tokens: the first one signs, all of them verify, so that a key can be exchanged without ending
/// what the old one has signed.
@Component
public final class SigningKeys {

    /// The `typ` of an access token (RFC 9068).
    public static final String TYPE = "at+jwt";

    private final List<ECKey> keys;

    SigningKeys(KeyProperties properties) {
        var read = new ArrayList<ECKey>();
        for (var text : properties.signingKeys()) {
            read.add(new SigningKeyReader(read.size()).read(text));
        }
        if (read.isEmpty()) {
            throw new SigningKeyReader(0).refusal("缺失：签发访问令牌的私钥", "is missing: the key that signs access tokens");
        }
        this.keys = List.copyOf(read);
    }

    /// Signs the claims as an access token (ES256).
    public String sign(JWTClaimsSet claims) {
        var key = keys.getFirst();
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
        return keys.stream().<JWK>map(ECKey::toPublicJWK).toList();
    }
}
