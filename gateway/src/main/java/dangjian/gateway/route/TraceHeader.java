package dangjian.gateway.route;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// Tells a service to which trace a request belongs (W3C Trace Context): the one of the request itself. A span and a
/// timer of its own for every request to a service would cost more than the routing.
@Component
class TraceHeader implements HttpHeadersFilter, Ordered {

    private final Propagator propagator;

    TraceHeader(ObjectProvider<Propagator> propagators) {
        this.propagator = propagators.getIfAvailable(() -> Propagator.NOOP);
    }

    /// After [RemoveHopByHopHeadersFilter], which copies the headers that it leaves.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .flatMap(request -> Optional.<TracingContext>ofNullable(request.get(TracingContext.class)))
                .flatMap(tracing -> Optional.ofNullable(tracing.getSpan()))
                .ifPresent(span ->
                        propagator.inject(span.context(), headers, (_, name, value) -> headers.set(name, value)));
        return headers;
    }
}
