package dangjian.kit.crypto;

import static dangjian.kit.crypto.CryptoFixtures.encryption;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FieldEncryptionProperties {

    @Property
    void whatWasEncryptedIsReadBack(
            @ForAll EncryptionAlgorithm algorithm, @ForAll("text") String field, @ForAll("text") String plain) {
        FieldEncryption encryption = encryption("k1", algorithm, "k1");

        assertThat(encryption.decrypt(field, encryption.encrypt(field, plain))).isEqualTo(plain);
    }

    @Property
    void anyChangedByteIsNoticed(
            @ForAll EncryptionAlgorithm algorithm,
            @ForAll("text") String plain,
            @ForAll @IntRange(max = 10_000) int position,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        FieldEncryption encryption = encryption("k1", algorithm, "k1", "k2");
        byte[] stored = encryption.encrypt("idNumber", plain);
        stored[position % stored.length] ^= (byte) difference;

        assertThatExceptionOfType(DecryptionFailedException.class)
                .isThrownBy(() -> encryption.decrypt("idNumber", stored));
    }

    @Property
    void anyShorteningIsNoticed(
            @ForAll EncryptionAlgorithm algorithm,
            @ForAll("text") String plain,
            @ForAll @IntRange(max = 10_000) int length) {
        FieldEncryption encryption = encryption("k1", algorithm, "k1");
        byte[] stored = encryption.encrypt(plain);
        byte[] shortened = Arrays.copyOf(stored, length % stored.length);

        assertThatExceptionOfType(DecryptionFailedException.class).isThrownBy(() -> encryption.decrypt(shortened));
    }

    @Property
    void arbitraryBytesAreNeverRead(@ForAll byte[] bytes) {
        assertThatExceptionOfType(DecryptionFailedException.class)
                .isThrownBy(() ->
                        encryption("k1", EncryptionAlgorithm.SM4_GCM, "k1").decrypt(bytes));
    }

    @Property
    void indexFindsEqualFieldsAndValuesOnly(
            @ForAll IndexAlgorithm algorithm,
            @ForAll("text") String field,
            @ForAll("text") String value,
            @ForAll("text") String otherField,
            @ForAll("text") String otherValue) {
        KeyRing ring = KeyRing.of(CryptoFixtures.properties("k1", EncryptionAlgorithm.AES_256_GCM, "k1"));
        byte[] index = new BlindIndex(ring, algorithm).of(field, value);
        byte[] other = new BlindIndex(ring, algorithm).of(otherField, otherValue);

        assertThat(new BlindIndex(ring, algorithm).of(field, value)).isEqualTo(index);
        assertThat(Arrays.equals(index, other)).isEqualTo(field.equals(otherField) && value.equals(otherValue));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withCharRange(' ', '\ud7ff').ofMaxLength(60);
    }
}
