package dangjian.gateway.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dangjian.kit.web.Problem;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the public keys that another system registers: P-256, or RSA of 2048 to 8192 bits, each with a name of its
/// own.
final class ClientKeys {

    private static final int LEAST_RSA = 2048;
    private static final int GREATEST_RSA = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

    private ClientKeys() {}

    static JWKSet read(List<Map<String, Object>> keys) {
        var set = parse(keys);
        var names = new HashSet<String>();
        for (var place = 0; place < set.getKeys().size(); place++) {
            var key = set.getKeys().get(place);
            if (key.isPrivate() || !isStrong(key) || key.getKeyID() == null || !names.add(key.getKeyID())) {
                throw refusal().at("/keys/" + place, "client.key");
            }
        }
        return set;
    }

    /// The thumbprints (RFC 7638) of keys as they are stored.
    static Set<String> thumbprints(String jwks) {
        try {
            return JWKSet.parse(jwks).getKeys().stream()
                    .map(ClientKeys::thumbprint)
                    .collect(Collectors.toSet());
        } catch (ParseException broken) {
            throw new IllegalStateException("a stored key set cannot be read", broken);
        }
    }

    static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException("a stored key cannot be read", broken);
        }
    }

    private static JWKSet parse(List<Map<String, Object>> keys) {
        try {
            return JWKSet.parse(Map.of("keys", keys));
        } catch (ParseException _) {
            throw refusal().at("/keys", "client.key");
        }
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case ECKey curve -> Curve.P_256.equals(curve.getCurve());
            case RSAKey rsa ->
                isStrong(rsa.getModulus().decodeToBigInteger())
                        && isOddFrom(LEAST_EXPONENT, rsa.getPublicExponent().decodeToBigInteger());
            default -> false;
        };
    }

    private static boolean isStrong(BigInteger modulus) {
        return modulus.bitLength() >= LEAST_RSA && modulus.bitLength() <= GREATEST_RSA && modulus.testBit(0);
    }

    private static boolean isOddFrom(BigInteger least, BigInteger number) {
        return number.compareTo(least) >= 0 && number.testBit(0) && number.bitLength() <= Long.SIZE;
    }

    private static Problem refusal() {
        return Problem.unprocessable("client.keys");
    }
}
