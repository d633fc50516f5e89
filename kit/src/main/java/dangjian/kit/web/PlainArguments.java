package dangjian.kit.web;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/// Gives controllers their [Paging] and [Version].
final class PlainArguments implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class || parameter.getParameterType() == Version.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (parameter.getParameterType() == Version.class) {
            return Version.parse(request.getHeaders().getFirst(HttpHeaders.IF_MATCH));
        }
        var query = request.getQueryParams();
        return Paging.of(query.getFirst("limit"), query.getFirst("after"), query.getFirst("count"));
    }
}
