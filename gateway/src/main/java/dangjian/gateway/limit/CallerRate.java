package dangjian.gateway.limit;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.token.ShownToken;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Slows down a caller who has shown a token, and lets nobody hold many answers open, so that one hurried program
/// leaves the others their share.
@Component
class CallerRate implements WebFilter, Ordered {

    private final Rate<String> rate;
    private final Open open;

    CallerRate(RateProperties properties) {
        this.rate = new Rate<>(properties.perCaller(), properties.period());
        this.open = new Open(properties.atOnce());
    }

    @Override
    public int getOrder() {
        return FilterOrder.CALLER_RATE.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var token = ShownToken.of(exchange);
        return token == null
                ? chain.filter(exchange)
                : rate.pass(token.getName(), exchange, passed -> open.pass(token.getName(), passed, chain));
    }
}
