package dangjian.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.gateway.change.Message;
import dangjian.kit.web.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.server.HttpServer;

/// Nobody makes the gateway knock on doors that only it can reach (OWASP SSRF).
class DestinationsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void aPrivateAddressIsRefused(String address) {
        assertThat(destinations().isAllowed(target(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2400:3200::1"})
    void aPublicAddressIsAllowed(String address) {
        assertThat(destinations().isAllowed(target(address))).isTrue();
    }

    @Test
    void aListedNetworkIsAllowedAndNothingBeside() {
        var destinations = destinations("10.20.0.0/16", "fd12::/32");
        assertThat(destinations.isAllowed(target("10.20.30.40"))).isTrue();
        assertThat(destinations.isAllowed(target("fd12::7"))).isTrue();
        assertThat(destinations.isAllowed(target("10.21.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https://user:word@example.com/",
                "https://example.com/#x",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https:///x",
                "example.com",
                "",
                "https://",
                "http://localhost/",
                "javascript:x",
                "https://exa mple.com/"
            })
    void anAddressThatNoMessageCouldGoToIsRefused(String url) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> destinations().check(url))
                .returns("webhook.refused", Problem::code);
    }

    @Test
    void plainHttpIsForLoopbackWhereItIsAllowed() {
        var destinations = destinations("127.0.0.0/8");
        assertThat(destinations.check("http://127.0.0.1:8/x")).hasHost("127.0.0.1");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> destinations.check("http://example.com/"));
    }

    /// What a name means is looked at when the connection is made: an attacker's name server may change its mind.
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "0177.0.0.1"})
    void aNameThatLeadsIntoAPrivateNetworkIsNotConnectedTo(String host) {
        var calls = new AtomicInteger();
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> {
                    calls.incrementAndGet();
                    return response.send();
                })
                .bindNow();
        try {
            var sender = new WebhookSender(properties(), destinations());
            var message = new Message(1, UUID.randomUUID(), "{}");
            var outcome = sender.send(
                            URI.create("http://%s:%d/".formatted(host, server.port())),
                            message,
                            Instant.now().getEpochSecond(),
                            List.of(WebhookSecret.random()))
                    .block();
            assertThat(outcome).isNotNull().returns(false, Delivery.Outcome::isDelivered);
            assertThat(calls).hasValue(0);
        } finally {
            server.disposeNow();
        }
    }

    private static Destinations destinations(String... networks) {
        return new Destinations(properties(networks));
    }

    private static WebhookProperties properties(String... networks) {
        return new WebhookProperties(
                List.of(networks),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                List.of(),
                Duration.ofMinutes(5),
                Duration.ofDays(5),
                Duration.ofSeconds(30),
                8,
                10,
                Duration.ofDays(1),
                Duration.ofDays(90));
    }

    private static InetSocketAddress target(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 443);
    }
}
