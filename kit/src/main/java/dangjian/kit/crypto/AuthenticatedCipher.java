package dangjian.kit.crypto;

import java.security.GeneralSecurityException;

/// Encryption that also authenticates, with a nonce of 96 bits and a tag of 128.
interface AuthenticatedCipher {

    int NONCE_LENGTH = 12;
    int TAG_LENGTH = 16;

    /// The ciphertext followed by the tag.
    byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plain);

    /// The plain bytes.
    ///
    /// @throws GeneralSecurityException when the tag does not fit
    byte[] open(byte[] key, byte[] nonce, byte[] associated, byte[] sealed) throws GeneralSecurityException;
}
