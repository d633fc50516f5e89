package dangjian.gateway.session;

import dangjian.kit.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Keeps a session to the step that its holder owes. The services refuse such a token themselves: it is not for them.
@Component
class StepFilter implements WebFilter, Ordered {

    private static final int AFTER_AUDIT = -40;

    @Override
    public int getOrder() {
        return AFTER_AUDIT;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .mapNotNull(token -> token.getToken().getClaimAsString(AccessTokens.STEP))
                .map(Step::valueOf)
                .filter(step -> !step.allows(exchange.getRequest()))
                .flatMap(step -> Mono.<Void>error(Problem.forbidden(step.code())))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
