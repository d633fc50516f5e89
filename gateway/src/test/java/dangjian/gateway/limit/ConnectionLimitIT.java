package dangjian.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.gateway.route.TrustedProxies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class ConnectionLimitIT {

    private static final String ASK = "GET / HTTP/1.1\r\nHost: gateway\r\n\r\n";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Socket> open = new ArrayList<>();
    private DisposableServer server = start(List.of());

    @AfterEach
    void stop() throws IOException {
        for (var socket : open) {
            socket.close();
        }
        server.disposeNow();
    }

    @Test
    void oneMoreThanAllowedIsHungUpOnUntilAnotherGoes() throws IOException {
        for (var number = 0; number < 3; number++) {
            assertThat(isAnswered()).isTrue();
        }
        assertThat(isAnswered()).isFalse();
        assertThat(meters.counter("dangjian.gateway.connections.refused").count())
                .isOne();
        open.getFirst().close();
        await().until(this::isAnswered);
    }

    @Test
    void aTrustedProxyMayHoldAnyNumber() throws IOException {
        server.disposeNow();
        server = start(List.of("127.0.0.0/8"));
        for (var number = 0; number < 10; number++) {
            assertThat(isAnswered()).isTrue();
        }
    }

    private boolean isAnswered() throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        open.add(socket);
        try {
            socket.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (SocketException _) {
            return false;
        }
    }

    private DisposableServer start(List<String> proxies) {
        var properties = new RateProperties(Duration.ofSeconds(10), 100, 100, 100, 3);
        var limit = new ConnectionLimit(properties, new TrustedProxies(proxies), meters);
        return limit.apply(HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .handle((_, response) -> response.sendString(Mono.just("here"))))
                .bindNow();
    }
}
