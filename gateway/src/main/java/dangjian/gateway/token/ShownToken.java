package dangjian.gateway.token;

import dangjian.gateway.FilterOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lays the token that somebody has shown beside the request, so that the filters behind it need not each ask for it.
@Component
public final class ShownToken implements WebFilter, Ordered {

    private static final String SHOWN = ShownToken.class.getName();

    ShownToken() {}

    /// The verified token of a request; none where somebody asks for what needs none.
    public static @Nullable JwtAuthenticationToken of(ServerWebExchange exchange) {
        return exchange.getAttribute(SHOWN);
    }

    @Override
    public int getOrder() {
        return FilterOrder.SHOWN_TOKEN.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .doOnNext(token -> exchange.getAttributes().put(SHOWN, token))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
