package dangjian.gateway.route;

import dangjian.gateway.FilterOrder;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets no request through that is too large: at once when it says so, else as soon as it shows.
///
/// A body that does not come in chunks is as long as `Content-Length` says, or there is none (RFC 9112 6.3).
@Component
class BodyLimit implements WebFilter, Ordered {

    private final long greatest;

    BodyLimit(RouteProperties properties) {
        this.greatest = properties.greatestBody().toBytes();
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY_LIMIT.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > greatest) {
            return Mono.error(tooLarge());
        }
        return request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)
                ? chain.filter(exchange.mutate()
                        .request(new Limited(request, greatest))
                        .build())
                : chain.filter(exchange);
    }

    private static Problem tooLarge() {
        return Problem.of(Kind.TOO_LARGE, "request.too-large");
    }

    /// A request that breaks off where it gets too large.
    private static final class Limited extends ServerHttpRequestDecorator {

        private final long greatest;

        Limited(ServerHttpRequest request, long greatest) {
            super(request);
            this.greatest = greatest;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var sum = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (sum.addAndGet(buffer.readableByteCount()) > greatest) {
                        DataBufferUtils.release(buffer);
                        sink.error(tooLarge());
                    } else {
                        sink.next(buffer);
                    }
                });
            });
        }
    }
}
