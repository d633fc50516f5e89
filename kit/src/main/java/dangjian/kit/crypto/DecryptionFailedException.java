package dangjian.kit.crypto;

/// A protected field cannot be read; tells why, but nothing of the field or of a key.
public final class DecryptionFailedException extends RuntimeException {

    private final Reason reason;

    private DecryptionFailedException(Reason reason) {
        super("A protected field cannot be decrypted: " + reason);
        this.reason = reason;
    }

    static DecryptionFailedException damaged() {
        return new DecryptionFailedException(Reason.DAMAGED);
    }

    static DecryptionFailedException unknownKey() {
        return new DecryptionFailedException(Reason.UNKNOWN_KEY);
    }

    public Reason reason() {
        return reason;
    }

    /// Why a field cannot be read.
    public enum Reason {
        /// It was written with a key that `dangjian.crypto.keys` does not hold (any more).
        UNKNOWN_KEY,
        /// It was changed, moved to another field, or is no ciphertext.
        DAMAGED
    }
}
