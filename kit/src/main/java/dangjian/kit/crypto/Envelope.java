package dangjian.kit.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A ciphertext as it is stored: algorithm (1 byte), length of the key id (1 byte), key id, nonce (12), sealed bytes.
record Envelope(EncryptionAlgorithm algorithm, String keyId, byte[] nonce, byte[] sealed) {

    static Envelope parse(byte[] stored) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            EncryptionAlgorithm algorithm = EncryptionAlgorithm.ofCode(buffer.get());
            String keyId = new String(next(buffer, Byte.toUnsignedInt(buffer.get())), StandardCharsets.US_ASCII);
            byte[] nonce = next(buffer, AuthenticatedCipher.NONCE_LENGTH);
            return new Envelope(algorithm, keyId, nonce, next(buffer, buffer.remaining()));
        } catch (BufferUnderflowException tooShort) {
            throw DecryptionFailedException.damaged();
        }
    }

    byte[] bytes() {
        byte[] header = header(algorithm, keyId);
        return ByteBuffer.allocate(header.length + nonce.length + sealed.length)
                .put(header)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// What the tag covers besides the text: the header and the field the ciphertext belongs to.
    static byte[] associated(EncryptionAlgorithm algorithm, String keyId, String field) {
        byte[] header = header(algorithm, keyId);
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + name.length)
                .put(header)
                .put(name)
                .array();
    }

    private static byte[] header(EncryptionAlgorithm algorithm, String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + id.length)
                .put(algorithm.code())
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        if (length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
