package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTests {

    /// The first one is the example printed in GB 32100-2015.
    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4, 3",
        "91000000000000000, K",
        "51000000000000000, P",
        "52990199900000001, 2",
        "12990199900000003, C"
    })
    void theCheckCharacterIsThatOfTheStandard(String first17, char check) {
        assertThat(CreditCode.checkCharacter(first17)).isEqualTo(check);
        assertThat(new CreditCode(first17 + check).hasValidCheck()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y4", "91350100M000100Y433", "91350100M000100YI3", "91350100M000100YO3",
                "91350100M000100YS3", "91350100M000100YV3", "91350100M000100YZ3", "913501A0M000100Y43",
                "91350100m000100y43", ""
            })
    void anotherLengthOrAlphabetIsNoCode(String text) {
        assertThat(new CreditCode(text).isWellFormed()).isFalse();
    }
}
