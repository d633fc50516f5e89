package dangjian.kit.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives controllers their [Caller] and [Scope].
final class CallerArguments implements HandlerMethodArgumentResolver {

    private final Subtrees subtrees;

    CallerArguments(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Scope.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var roles = roles(parameter.getParameterAnnotation(Allowed.class));
        return caller(exchange).flatMap(caller -> {
            if (!caller.has(roles)) {
                return Mono.error(Problem.forbidden("caller.not-allowed"));
            }
            return parameter.getParameterType() == Caller.class ? Mono.just(caller) : scope(caller, roles);
        });
    }

    static Mono<Caller> caller(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> Caller.of(authentication.getToken()))
                .switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")));
    }

    private Mono<Scope> scope(Caller caller, Role[] roles) {
        var member = Arrays.asList(roles).contains(Role.MEMBER) && caller.has(Role.MEMBER) ? caller.memberId() : null;
        var administrative =
                Arrays.stream(roles).filter(role -> role != Role.MEMBER).toArray(Role[]::new);
        if (administrative.length == 0 || !caller.has(administrative)) {
            return Mono.just(new Scope(List.of(), member));
        }
        return subtrees.paths(caller.organizations(administrative))
                .collectList()
                .map(paths -> new Scope(paths, member));
    }

    private static Role[] roles(@Nullable Allowed allowed) {
        return allowed == null ? Role.values() : allowed.value();
    }
}
