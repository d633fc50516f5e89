package dangjian.gateway.limit;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.rate.Network;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Slows down an address before anything of its requests is looked at.
@Component
class AddressRate implements WebFilter, Ordered {

    private final Rate<Network> rate;

    AddressRate(RateProperties properties) {
        this.rate = new Rate<>(properties.perAddress(), properties.period());
    }

    @Override
    public int getOrder() {
        return FilterOrder.ADDRESS_RATE.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getRemoteAddress() == null
                ? chain.filter(exchange)
                : rate.pass(Network.of(exchange.getRequest()), exchange, chain);
    }
}
