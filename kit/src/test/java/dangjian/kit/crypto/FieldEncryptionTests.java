package dangjian.kit.crypto;

import static dangjian.kit.crypto.CryptoFixtures.encryption;
import static dangjian.kit.crypto.EncryptionAlgorithm.AES_256_GCM;
import static dangjian.kit.crypto.EncryptionAlgorithm.SM4_GCM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.crypto.DecryptionFailedException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldEncryptionTests {

    private static final String ID_NUMBER = "99000019900101001X";

    @ParameterizedTest
    @EnumSource
    void ciphertextOfTheSameFieldDiffersEachTime(EncryptionAlgorithm algorithm) {
        FieldEncryption encryption = encryption("k1", algorithm, "k1");

        assertThat(encryption.encrypt("idNumber", ID_NUMBER)).isNotEqualTo(encryption.encrypt("idNumber", ID_NUMBER));
    }

    @Test
    void ciphertextCannotBeMovedToAnotherField() {
        FieldEncryption encryption = encryption("k1", AES_256_GCM, "k1");
        byte[] stored = encryption.encrypt("idNumber", ID_NUMBER);

        assertThat(encryption.decrypt("idNumber", stored)).isEqualTo(ID_NUMBER);
        assertThatExceptionOfType(DecryptionFailedException.class)
                .isThrownBy(() -> encryption.decrypt("phone", stored))
                .returns(Reason.DAMAGED, DecryptionFailedException::reason);
        assertThatExceptionOfType(DecryptionFailedException.class).isThrownBy(() -> encryption.decrypt(stored));
    }

    @Test
    void oldKeysAreReadAfterARotationAndMarkedForRenewal() {
        byte[] before = encryption("k1", AES_256_GCM, "k1").encrypt(ID_NUMBER);
        FieldEncryption rotated = encryption("k2", AES_256_GCM, "k1", "k2");

        assertThat(rotated.decrypt(before)).isEqualTo(ID_NUMBER);
        assertThat(rotated.isCurrent(before)).isFalse();
        byte[] renewed = rotated.encrypt(rotated.decrypt(before));
        assertThat(rotated.isCurrent(renewed)).isTrue();
        assertThat(encryption("k2", AES_256_GCM, "k2").decrypt(renewed)).isEqualTo(ID_NUMBER);
    }

    @Test
    void theOtherAlgorithmIsReadAfterAChangeAndMarkedForRenewal() {
        byte[] before = encryption("k1", AES_256_GCM, "k1").encrypt(ID_NUMBER);
        FieldEncryption changed = encryption("k1", SM4_GCM, "k1");

        assertThat(changed.decrypt(before)).isEqualTo(ID_NUMBER);
        assertThat(changed.isCurrent(before)).isFalse();
        assertThat(changed.isCurrent(changed.encrypt(ID_NUMBER))).isTrue();
    }

    @Test
    void removedKeyIsNamedAsTheReason() {
        byte[] before = encryption("k1", AES_256_GCM, "k1").encrypt(ID_NUMBER);

        assertThatExceptionOfType(DecryptionFailedException.class)
                .isThrownBy(() -> encryption("k2", AES_256_GCM, "k2").decrypt(before))
                .returns(Reason.UNKNOWN_KEY, DecryptionFailedException::reason);
    }

    @Test
    void failureTellsNothingOfTheField() {
        FieldEncryption encryption = encryption("k1", AES_256_GCM, "k1");

        assertThatExceptionOfType(DecryptionFailedException.class)
                .isThrownBy(() -> encryption.decrypt(ID_NUMBER.getBytes(StandardCharsets.UTF_8)))
                .withMessage("A protected field cannot be decrypted: DAMAGED")
                .withNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfThePlainTextIsInTheCiphertext(EncryptionAlgorithm algorithm) {
        byte[] stored = encryption("k1", algorithm, "k1").encrypt(ID_NUMBER);

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("1990");
        assertThat(stored).hasSize(2 + "k1".length() + 12 + ID_NUMBER.length() + 16);
    }
}
