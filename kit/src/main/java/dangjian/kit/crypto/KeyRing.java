package dangjian.kit.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checked secrets of a service: field keys by id, the current one, and the index key.
final class KeyRing {

    private static final String PREFIX = "dangjian.crypto.";
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");
    private static final int SECRET_LENGTH = 32;

    private final String currentId;
    private final Map<String, byte[]> secrets;
    private final byte[] indexSecret;

    private KeyRing(String currentId, Map<String, byte[]> secrets, byte[] indexSecret) {
        this.currentId = currentId;
        this.secrets = secrets;
        this.indexSecret = indexSecret;
    }

    static KeyRing of(CryptoProperties properties) {
        String currentId = properties.currentKey();
        if (currentId == null || currentId.isBlank()) {
            throw new InvalidCryptoKeyException(
                    PREFIX + "current-key", "缺失：应为当前密钥的编号", "missing, it names the key to encrypt with");
        }
        Map<String, byte[]> secrets = new HashMap<>();
        properties.keys().forEach((id, encoded) -> add(secrets, id, encoded));
        if (!secrets.containsKey(currentId)) {
            throw new InvalidCryptoKeyException(
                    PREFIX + "keys." + currentId, "缺失：current-key 指向它", "missing, although current-key names it");
        }
        byte[] indexSecret = decode(PREFIX + "index-key", properties.indexKey());
        refuseDuplicate(PREFIX + "index-key", indexSecret, secrets);
        return new KeyRing(currentId, Map.copyOf(secrets), indexSecret);
    }

    private static void add(Map<String, byte[]> secrets, String id, String encoded) {
        String property = PREFIX + "keys." + id;
        if (!ID.matcher(id).matches()) {
            throw new InvalidCryptoKeyException(
                    property, "编号只能由 1 至 32 个小写字母和数字组成", "an id is 1 to 32 lower-case letters and digits");
        }
        byte[] secret = decode(property, encoded);
        refuseDuplicate(property, secret, secrets);
        secrets.put(id, secret);
    }

    private static byte[] decode(String property, @Nullable String encoded) {
        if (encoded == null || encoded.isBlank()) {
            throw new InvalidCryptoKeyException(property, "缺失", "missing");
        }
        byte[] secret = decoded(property, encoded.strip());
        if (secret.length != SECRET_LENGTH) {
            throw new InvalidCryptoKeyException(
                    property,
                    "长度应为 256 位，实为 %d 位".formatted(secret.length * Byte.SIZE),
                    "must have 256 bits, has %d".formatted(secret.length * Byte.SIZE));
        }
        return secret;
    }

    private static byte[] decoded(String property, String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCryptoKeyException(property, "不是 base64", "is not base64");
        }
    }

    private static void refuseDuplicate(String property, byte[] secret, Map<String, byte[]> others) {
        others.forEach((id, other) -> {
            if (Arrays.equals(secret, other)) {
                throw new InvalidCryptoKeyException(
                        property,
                        "与 %skeys.%s 相同：每个密钥必须不同".formatted(PREFIX, id),
                        "is the same as %skeys.%s, every key must differ".formatted(PREFIX, id));
            }
        });
    }

    String currentId() {
        return currentId;
    }

    Map<String, byte[]> keysFor(EncryptionAlgorithm algorithm) {
        Map<String, byte[]> keys = new HashMap<>();
        secrets.forEach((id, secret) -> keys.put(id, algorithm.keyFrom(secret)));
        return Map.copyOf(keys);
    }

    byte[] indexKeyFor(IndexAlgorithm algorithm) {
        return algorithm.keyFrom(indexSecret);
    }
}
