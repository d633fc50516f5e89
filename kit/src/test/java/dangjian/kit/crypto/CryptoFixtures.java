package dangjian.kit.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Key rings for tests; every secret is one byte repeated.
final class CryptoFixtures {

    private CryptoFixtures() {}

    static String secret(int filling) {
        return secret(filling, 32);
    }

    static String secret(int filling, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static CryptoProperties properties(String current, EncryptionAlgorithm algorithm, String... ids) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String id : ids) {
            keys.put(id, secret(id.hashCode()));
        }
        return new CryptoProperties(current, keys, secret(99), algorithm, IndexAlgorithm.HMAC_SHA_256);
    }

    static FieldEncryption encryption(String current, EncryptionAlgorithm algorithm, String... ids) {
        return new FieldEncryption(KeyRing.of(properties(current, algorithm, ids)), algorithm);
    }
}
