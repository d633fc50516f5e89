package dangjian.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlindIndexTests {

    @ParameterizedTest
    @EnumSource
    void sameValueInAnotherFieldHasAnotherIndex(IndexAlgorithm algorithm) {
        BlindIndex index = index(algorithm, 99);

        assertThat(index.of("idNumber", "1")).hasSize(32).isNotEqualTo(index.of("phone", "1"));
        assertThat(index.of("a", "bc")).isNotEqualTo(index.of("ab", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherIndexKeyGivesAnotherIndex(IndexAlgorithm algorithm) {
        assertThat(index(algorithm, 98).of("idNumber", "1"))
                .isNotEqualTo(index(algorithm, 99).of("idNumber", "1"));
    }

    @Test
    void indexSurvivesTheRotationOfFieldKeys() {
        CryptoProperties before = CryptoFixtures.properties("k1", EncryptionAlgorithm.AES_256_GCM, "k1");
        CryptoProperties after = CryptoFixtures.properties("k2", EncryptionAlgorithm.SM4_GCM, "k1", "k2");

        assertThat(index(before).of("idNumber", "1")).isEqualTo(index(after).of("idNumber", "1"));
    }

    private static BlindIndex index(IndexAlgorithm algorithm, int secret) {
        return index(new CryptoProperties(
                "k1",
                Map.of("k1", CryptoFixtures.secret(1)),
                CryptoFixtures.secret(secret),
                EncryptionAlgorithm.AES_256_GCM,
                algorithm));
    }

    private static BlindIndex index(CryptoProperties properties) {
        return new BlindIndex(KeyRing.of(properties), properties.indexAlgorithm());
    }
}
