package dangjian.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Slows down an address before anything of its requests is looked at.
@Component
class AddressRate implements WebFilter, Ordered {

    private static final int NETWORK_BYTES = 8;

    private final Rate rate;

    AddressRate(RateProperties properties) {
        this.rate = new Rate(properties.perAddress(), properties.period());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 27; // the address is known, and the answer has its headers
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? chain.filter(exchange) : rate.pass(key(remote.getAddress()), exchange, chain);
    }

    /// Who has one IPv6 address has its whole /64.
    static String key(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
