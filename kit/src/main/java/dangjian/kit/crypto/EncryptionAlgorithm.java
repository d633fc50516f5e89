package dangjian.kit.crypto;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/// An authenticated cipher for fields, and the byte that names it in a ciphertext.
enum EncryptionAlgorithm {
    AES_256_GCM(1, 32, new AesGcm()),
    SM4_GCM(2, 16, new Sm4Gcm());

    private final int code;
    private final int keyLength;
    private final AuthenticatedCipher cipher;

    EncryptionAlgorithm(int code, int keyLength, AuthenticatedCipher cipher) {
        this.code = code;
        this.keyLength = keyLength;
        this.cipher = cipher;
    }

    static EncryptionAlgorithm ofCode(int code) {
        for (EncryptionAlgorithm algorithm : values()) {
            if (algorithm.code == code) {
                return algorithm;
            }
        }
        throw DecryptionFailedException.damaged();
    }

    byte code() {
        return (byte) code;
    }

    AuthenticatedCipher cipher() {
        return cipher;
    }

    /// The key of this algorithm that the secret stands for; each algorithm gets its own.
    byte[] keyFrom(byte[] secret) {
        Digest digest = this == SM4_GCM ? new SM3Digest() : new SHA256Digest();
        return KeyDerivation.derive(digest, secret, "dangjian/field/" + name(), keyLength);
    }
}
