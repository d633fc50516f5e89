package dangjian.gateway.session;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.token.ShownToken;
import dangjian.kit.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Keeps a session to the step that its holder owes. The services refuse such a token themselves: it is not for them.
@Component
class StepFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return FilterOrder.STEP.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var token = ShownToken.of(exchange);
        var owed = token == null ? null : token.getToken().getClaimAsString(AccessTokens.STEP);
        if (owed == null) {
            return chain.filter(exchange);
        }
        var step = Step.valueOf(owed);
        return step.allows(exchange.getRequest()) ? chain.filter(exchange) : Mono.error(Problem.forbidden(step.code()));
    }
}
