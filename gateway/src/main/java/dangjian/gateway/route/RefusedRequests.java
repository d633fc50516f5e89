package dangjian.gateway.route;

import dangjian.kit.web.Problem;
import dangjian.kit.web.ProblemHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Answers requests that Spring Security's firewall refuses before any route is looked for: paths that the gateway and
/// a service could read differently (encoded slashes, dot segments, semicolons), and methods nobody needs.
@Component
class RefusedRequests implements ServerExchangeRejectedHandler {

    private final ProblemHandler problems;

    RefusedRequests(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejection) {
        return problems.write(exchange, Problem.invalid("request.refused"));
    }
}
