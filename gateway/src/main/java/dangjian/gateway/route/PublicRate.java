package dangjian.gateway.route;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.rate.Network;
import dangjian.gateway.rate.Rates;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Slows down whoever asks for public pages too often: nobody signs in for them, and no code shall be found by trying.
@Component
class PublicRate implements WebFilter, Ordered {

    private static final String PUBLIC = "/api/v1/public/";

    private final Rates<Network> networks;

    PublicRate(PublicRateProperties properties, InstantSource clock) {
        this.networks = new Rates<>(properties.perAddress(), clock);
    }

    /// After it is known where a request comes from, and that its path has no other spelling.
    @Override
    public int getOrder() {
        return FilterOrder.PUBLIC_RATE.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return !request.getPath().value().startsWith(PUBLIC) || networks.take(Network.of(request))
                ? chain.filter(exchange)
                : Mono.error(Problem.of(Kind.TOO_MANY, "public.too-often"));
    }
}
