package dangjian.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,                192.0.2.7",
        "::ffff:192.0.2.7,         192.0.2.7",
        "2001:db8:1:2:3:4:5:6,     2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1,     2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1,          2001:db8:1:3:0:0:0:0/64",
        "::1,                      0:0:0:0:0:0:0:0/64",
        "'',                       ''"
    })
    void whoHasOneAddressOfAnIpv6NetworkHasThemAll(String address, String network) {
        assertThat(Network.of(address)).hasToString(network);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.8", "2001:db8:1:2::1, 2001:db8:1:3::1", "::1, 192.0.2.7"})
    void networksAreToldApart(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @Test
    void aRequestOfUnknownOriginHasANetworkToo() {
        assertThat(Network.of(MockServerHttpRequest.get("/").build())).isEqualTo(Network.of(""));
    }
}
