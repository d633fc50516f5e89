package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedHeadersTests {

    private final ForwardedHeaders headers =
            new ForwardedHeaders(new TrustedProxies(List.of("10.1.0.0/16", "192.168.0.5", "fd00::/8")));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 198.51.100.1, 203.0.113.7",
        "10.1.2.3, 198.51.100.1, 198.51.100.1",
        "10.1.2.3, '1.1.1.1, 198.51.100.1', 198.51.100.1",
        "10.1.2.3, '1.1.1.1, 198.51.100.1, 192.168.0.5', 198.51.100.1",
        "192.168.0.6, 198.51.100.1, 192.168.0.6",
        "10.1.2.3, 'evil.example, 10.1.9.9', 10.1.9.9",
        "10.1.2.3, unknown, 10.1.2.3",
        "10.1.2.3, 198.51.100.1:5678, 198.51.100.1",
        "10.1.2.3, 198.51.100.1:evil, 10.1.2.3",
        "fd00::1, [2001:db8::7]:5678, 2001:db8:0:0:0:0:0:7",
        "fd00::1, [2001:db8::7], 2001:db8:0:0:0:0:0:7",
        "fd00::1, 2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, '1.1.1.1|198.51.100.1', 198.51.100.1",
        "10.1.2.3, '1.1.1.1|198.51.100.1, 10.1.9.9|192.168.0.5', 198.51.100.1",
    })
    void onlyTrustedProxiesAreBelieved(String peer, String forwarded, String client) {
        var address = headers.client(
                new InetSocketAddress(InetAddress.ofLiteral(peer), 4711), List.of(forwarded.split("\\|")));

        assertThat(Objects.requireNonNull(address).getAddress().getHostAddress())
                .isEqualTo(client);
    }
}
