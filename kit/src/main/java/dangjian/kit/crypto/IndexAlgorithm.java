package dangjian.kit.crypto;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// A keyed hash for blind indexes.
enum IndexAlgorithm {
    HMAC_SHA_256,
    HMAC_SM3;

    private static final int KEY_LENGTH = 32;

    byte[] keyFrom(byte[] secret) {
        return KeyDerivation.derive(digest(), secret, "dangjian/index/" + name(), KEY_LENGTH);
    }

    byte[] mac(byte[] key, byte[]... parts) {
        HMac mac = new HMac(digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    private Digest digest() {
        return this == HMAC_SM3 ? new SM3Digest() : new SHA256Digest();
    }
}
