package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

class HeaderTextTests {

    @Test
    void aNameIsWhatSpringSecurityLetsIn() {
        assertSame(HeaderText::isName, StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES);
        assertThat(HeaderText.isName(null)).isTrue();
        assertThat(HeaderText.isName("X-Name")).isTrue();
        assertThat(HeaderText.isName("X-\tName")).isFalse();
    }

    @Test
    void aValueIsWhatSpringSecurityLetsIn() {
        assertSame(HeaderText::isValue, StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES);
        assertThat(HeaderText.isValue(null)).isTrue();
        assertThat(HeaderText.isValue("one\ttwo 三")).isTrue();
        assertThat(HeaderText.isValue("one\ntwo")).isFalse();
    }

    private static void assertSame(Predicate<String> ours, Predicate<String> theirs) {
        var differing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> {
                    var text = "a" + Character.toString(character) + "z";
                    return ours.test(text) != theirs.test(text);
                })
                .toArray();
        assertThat(differing).isEmpty();
        assertThat(ours.test("")).isEqualTo(theirs.test("")).isTrue();
    }
}
