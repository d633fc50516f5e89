package dangjian.kit.crypto;

import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.gcm.BasicGCMMultiplier;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// SM4-GCM (GB/T 32907, RFC 8998).
final class Sm4Gcm implements AuthenticatedCipher {

    @Override
    public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(true, key, nonce, associated, plain);
        } catch (InvalidCipherTextException failure) {
            throw new IllegalStateException("SM4-GCM is not available", failure);
        }
    }

    @Override
    public byte[] open(byte[] key, byte[] nonce, byte[] associated, byte[] sealed) throws GeneralSecurityException {
        try {
            return run(false, key, nonce, associated, sealed);
        } catch (InvalidCipherTextException failure) {
            throw new GeneralSecurityException(failure);
        }
    }

    // The multiplier without tables: for fields of a few blocks, building a table costs five times the encryption.
    private static byte[] run(boolean encrypting, byte[] key, byte[] nonce, byte[] associated, byte[] input)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine(), new BasicGCMMultiplier());
        cipher.init(encrypting, new AEADParameters(new KeyParameter(key), TAG_LENGTH * Byte.SIZE, nonce, associated));
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        cipher.doFinal(output, written);
        return output;
    }
}
