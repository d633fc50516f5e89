package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirewallTests {

    /// What Spring Security's firewall lets stand in a header by default.
    private static final Pattern DEFAULT = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @Test
    void headersHoldWhatSpringSecurityLetsThemHold() {
        var differing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> isText(character) != isTextByDefault(character))
                .toArray();
        assertThat(differing).isEmpty();
        assertThat(isText('a')).isTrue();
        assertThat(isText('\n')).isFalse();
        assertThat(SecurityAutoConfiguration.isText(null)).isTrue();
    }

    private static boolean isText(int character) {
        return SecurityAutoConfiguration.isText("a" + Character.toString(character) + "z");
    }

    private static boolean isTextByDefault(int character) {
        return DEFAULT.matcher("a" + Character.toString(character) + "z").matches();
    }
}
