package dangjian.kit.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Finds an encrypted field by its exact value without storing the value: a keyed hash per field.
///
/// The caller normalises (full-width digits, case, spaces) the same way when writing and when searching. Thread-safe.
public final class BlindIndex {

    private final IndexAlgorithm algorithm;
    private final byte[] key;

    BlindIndex(KeyRing ring, IndexAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.key = ring.indexKeyFor(algorithm);
    }

    /// The 32 bytes to store and to search for; the same value in another field gives others.
    public byte[] of(String field, String normalised) {
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array();
        return algorithm.mac(key, length, name, normalised.getBytes(StandardCharsets.UTF_8));
    }
}
