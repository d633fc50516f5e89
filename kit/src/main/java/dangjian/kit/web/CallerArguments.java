package dangjian.kit.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
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
            if (!mayCall(caller, roles, exchange)) {
                return Mono.error(Problem.forbidden("caller.not-allowed"));
            }
            return parameter.getParameterType() == Caller.class ? Mono.just(caller) : scope(caller, roles);
        });
    }

    /// The caller, or nobody where no token is needed.
    static Mono<Caller> anyCaller(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> Caller.of(authentication.getToken()));
    }

    static Mono<Caller> caller(ServerWebExchange exchange) {
        return anyCaller(exchange).switchIfEmpty(Mono.error(() -> Problem.unauthenticated("token.invalid")));
    }

    /// [AllowedFilter] has asked the same before; a way around it must lead nowhere.
    private static boolean mayCall(Caller caller, Role[] roles, ServerWebExchange exchange) {
        return caller.client() == null
                ? caller.has(roles)
                : exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                        && Door.of(method).letsIn(caller, exchange);
    }

    private Mono<Scope> scope(Caller caller, Role[] roles) {
        if (caller.client() != null) {
            return subtrees.paths(caller.organizations()).collectList().map(paths -> new Scope(paths, null));
        }
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
