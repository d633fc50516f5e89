package dangjian.kit.crypto;

import static dangjian.kit.crypto.AuthenticatedCipher.NONCE_LENGTH;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;

/// Encrypts single fields of personal data so that old keys and the other algorithm can still be read.
///
/// Nonces are random: one key serves 2^32 fields (NIST SP 800-38D, 8.3), then a new current key is due. Thread-safe.
public final class FieldEncryption {

    private static final String NO_FIELD = "";

    private final EncryptionAlgorithm currentAlgorithm;
    private final String currentKeyId;
    private final Map<EncryptionAlgorithm, Map<String, byte[]>> keys = new EnumMap<>(EncryptionAlgorithm.class);
    private final SecureRandom random = new SecureRandom();

    FieldEncryption(KeyRing ring, EncryptionAlgorithm currentAlgorithm) {
        this.currentAlgorithm = currentAlgorithm;
        this.currentKeyId = ring.currentId();
        for (EncryptionAlgorithm algorithm : EncryptionAlgorithm.values()) {
            keys.put(algorithm, ring.keysFor(algorithm));
        }
    }

    public byte[] encrypt(String plain) {
        return encrypt(NO_FIELD, plain);
    }

    /// The ciphertext of a field; only [#decrypt(String, byte[])] with the same field name reads it.
    public byte[] encrypt(String field, String plain) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] associated = Envelope.associated(currentAlgorithm, currentKeyId, field);
        byte[] sealed = currentAlgorithm
                .cipher()
                .seal(key(currentAlgorithm, currentKeyId), nonce, associated, plain.getBytes(StandardCharsets.UTF_8));
        return new Envelope(currentAlgorithm, currentKeyId, nonce, sealed).bytes();
    }

    /// @throws DecryptionFailedException when the key is unknown or the ciphertext is not what was written
    public String decrypt(byte[] stored) {
        return decrypt(NO_FIELD, stored);
    }

    /// @throws DecryptionFailedException when the key is unknown or the ciphertext is not what was written there
    public String decrypt(String field, byte[] stored) {
        Envelope envelope = Envelope.parse(stored);
        byte[] key = key(envelope.algorithm(), envelope.keyId());
        byte[] associated = Envelope.associated(envelope.algorithm(), envelope.keyId(), field);
        try {
            byte[] plain = envelope.algorithm().cipher().open(key, envelope.nonce(), associated, envelope.sealed());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw DecryptionFailedException.damaged();
        }
    }

    /// Whether the ciphertext was written with the current key and algorithm; if not, it should be written anew.
    public boolean isCurrent(byte[] stored) {
        Envelope envelope = Envelope.parse(stored);
        return envelope.algorithm() == currentAlgorithm && envelope.keyId().equals(currentKeyId);
    }

    private byte[] key(EncryptionAlgorithm algorithm, String id) {
        byte[] key = keys.getOrDefault(algorithm, Map.of()).get(id);
        if (key == null) {
            throw DecryptionFailedException.unknownKey();
        }
        return key;
    }
}
