package dangjian.gateway.limit;

import dangjian.gateway.rate.Network;
import dangjian.gateway.route.TrustedProxies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/// Lets one network hold only so many connections at a time: each costs memory, also when it says nothing. A trusted
/// proxy brings those of many and may hold any number.
@Component
class ConnectionLimit implements NettyServerCustomizer {

    private final RateProperties properties;
    private final TrustedProxies proxies;
    private final Counter refused;
    private final Map<Network, Integer> open = new ConcurrentHashMap<>();

    ConnectionLimit(RateProperties properties, TrustedProxies proxies, MeterRegistry meters) {
        this.properties = properties;
        this.proxies = proxies;
        this.refused = Counter.builder("dangjian.gateway.connections.refused")
                .description("Connections beyond what one network may hold")
                .register(meters);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            if (channel.remoteAddress() instanceof InetSocketAddress address && !proxies.contain(address)) {
                count(channel, Network.of(address.getAddress()));
            }
        });
    }

    private void count(Channel channel, Network network) {
        channel.closeFuture()
                .addListener(_ -> open.computeIfPresent(network, (_, number) -> number == 1 ? null : number - 1));
        if (open.merge(network, 1, Integer::sum) > properties.connections()) {
            refused.increment();
            channel.eventLoop().execute(channel::close);
        }
    }
}
