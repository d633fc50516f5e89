package dangjian.gateway.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/// PBKDF2-HMAC-SM3 (GM/T 0091-2020, RFC 8018) as `iterations$salt$hash`, salt of 128 and hash of 256 bits in Base64.
final class Pbkdf2Sm3Encoder extends AbstractValidatingPasswordEncoder {

    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    Pbkdf2Sm3Encoder(int iterations) {
        this.iterations = iterations;
    }

    static byte[] derive(byte[] password, byte[] salt, int iterations, int length) {
        var generator = new PKCS5S2ParametersGenerator(new SM3Digest());
        generator.init(password, salt, iterations);
        return ((KeyParameter) generator.generateDerivedMacParameters(length * Byte.SIZE)).getKey();
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        var base64 = Base64.getEncoder();
        var hash = derive(bytes(password), salt, iterations, HASH_LENGTH);
        return "%d$%s$%s".formatted(iterations, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    @Override
    protected boolean matchesNonNull(String password, String encoded) {
        var parts = encoded.split("\\$", 3);
        var salt = Base64.getDecoder().decode(parts[1]);
        var hash = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(hash, derive(bytes(password), salt, Integer.parseInt(parts[0]), hash.length));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String encoded) {
        return Integer.parseInt(encoded.substring(0, encoded.indexOf('$'))) < iterations;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
