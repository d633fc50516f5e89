package dangjian.gateway.audit;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// The keyed hash of the chain.
enum AuditAlgorithm {
    HMAC_SHA_256,
    HMAC_SM3;

    byte[] mac(byte[] key, byte[] content) {
        var mac = new HMac(digest());
        mac.init(new KeyParameter(key));
        mac.update(content, 0, content.length);
        var result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    private Digest digest() {
        return this == HMAC_SM3 ? new SM3Digest() : new SHA256Digest();
    }
}
