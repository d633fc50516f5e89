package dangjian.gateway.route;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import dangjian.kit.web.ProblemHandler;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Answers requests that Spring Security's firewall refuses before any route is looked for: paths that the gateway and
/// a service could read differently (encoded slashes, dot segments, semicolons), and methods nobody needs.
@Component
class RefusedRequests implements ServerExchangeRejectedHandler {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private final ProblemHandler problems;

    RefusedRequests(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejection) {
        var method = exchange.getRequest().getMethod();
        if (METHODS.contains(method)) {
            return problems.write(exchange, Problem.invalid("request.refused"));
        }
        exchange.getResponse().getHeaders().setAllow(METHODS);
        return problems.write(exchange, Problem.of(Kind.METHOD_NOT_ALLOWED, "request.method", method.name()));
    }
}
