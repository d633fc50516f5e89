package dangjian.kit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Turns away a caller whose roles may not call, before anything of the body is read.
final class AllowedFilter implements WebFilter, Ordered {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Map<HandlerMethod, List<Allowed>> rules = new ConcurrentHashMap<>();

    AllowedFilter(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return mappings.getObject()
                .getHandler(exchange)
                .onErrorComplete() // the dispatcher will say what is wrong with the request
                .ofType(HandlerMethod.class)
                .flatMap(method -> check(rules.computeIfAbsent(method, AllowedFilter::rules), exchange))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static Mono<Void> check(List<Allowed> rules, ServerWebExchange exchange) {
        if (rules.isEmpty()) {
            return Mono.empty();
        }
        return CallerArguments.caller(exchange)
                .flatMap(caller -> rules.stream().allMatch(rule -> caller.has(rule.value()))
                        ? Mono.empty()
                        : Mono.error(Problem.forbidden("caller.not-allowed")));
    }

    private static List<Allowed> rules(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getParameterAnnotation(Allowed.class)))
                .toList();
    }
}
