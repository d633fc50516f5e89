package dangjian.kit.crypto;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that protect personal data, and the algorithms.
///
/// @param currentKey id of the key that new ciphertexts are written with
/// @param keys base64 of 256 random bits by key id; old keys stay as long as a ciphertext needs them
/// @param indexKey base64 of 256 random bits for blind indexes; changing it means writing every index anew
/// @param algorithm cipher of new ciphertexts; those of the other one are still read
/// @param indexAlgorithm hash of blind indexes; changing it means writing every index anew
@ConfigurationProperties("dangjian.crypto")
record CryptoProperties(
        @Nullable String currentKey,
        @DefaultValue Map<String, String> keys,
        @Nullable String indexKey,
        @DefaultValue("AES_256_GCM") EncryptionAlgorithm algorithm,
        @DefaultValue("HMAC_SHA_256") IndexAlgorithm indexAlgorithm) {

    /// Never the keys.
    @Override
    public String toString() {
        return "CryptoProperties[currentKey=%s, keys=%s, algorithm=%s, indexAlgorithm=%s]"
                .formatted(currentKey, keys.keySet(), algorithm, indexAlgorithm);
    }
}
