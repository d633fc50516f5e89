package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneSpellingTests {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @Test
    void exactlyUnreservedAndControlCharactersAreNeedless() {
        IntStream.range(0, 256).forEach(character -> {
            var encoded = "%%%02X".formatted(character);
            var isNeedless = UNRESERVED.indexOf(character) >= 0 || character < ' ' || character == 0x7F;
            assertThat(OneSpelling.isNeedless("/a/" + encoded)).as(encoded).isEqualTo(isNeedless);
            assertThat(OneSpelling.isNeedless(encoded.toLowerCase(Locale.ROOT) + "/b"))
                    .as(encoded)
                    .isEqualTo(isNeedless);
        });
    }

    @Test
    void aPathWithoutEncodingIsItsOnlySpelling() {
        assertThat(OneSpelling.isNeedless("/api/v1/members/01a213ac-0000-7000-8000-000000000001"))
                .isFalse();
    }
}
