package dangjian.kit.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Turns away a caller who may not call, before anything of the body is read.
final class AllowedFilter implements WebFilter, Ordered {

    private final SingletonSupplier<RequestMappingHandlerMapping> mapping;
    private final SingletonSupplier<OwnPaths> paths;
    private final Map<HandlerMethod, Door> doors = new ConcurrentHashMap<>();

    AllowedFilter(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mapping = SingletonSupplier.of(mappings::getObject);
        this.paths = SingletonSupplier.of(() -> OwnPaths.of(mapping.obtain()));
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!paths.obtain().mayHold(path)) {
            return chain.filter(exchange);
        }
        return mapping.obtain()
                .getHandler(exchange)
                .onErrorComplete() // the dispatcher will say what is wrong with the request
                .ofType(HandlerMethod.class)
                .flatMap(method -> check(doors.computeIfAbsent(method, Door::of), exchange))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static Mono<Void> check(Door door, ServerWebExchange exchange) {
        return (door.rules().isEmpty() ? CallerArguments.anyCaller(exchange) : CallerArguments.caller(exchange))
                .filter(caller -> !door.letsIn(caller, exchange))
                .flatMap(_ -> Mono.error(Problem.forbidden("caller.not-allowed")));
    }
}
