package dangjian.gateway.route;

import dangjian.kit.web.Problem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A request on its way to a service: tells when it has passed whole, and whose fault it is when it has not.
final class Passage extends ServerHttpRequestDecorator {

    private final Sinks.Empty<Void> passed = Sinks.empty();

    Passage(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .doOnComplete(passed::tryEmitEmpty)
                .onErrorMap(failure -> !(failure instanceof Problem), ClientGone::new);
    }

    /// Completes when the service has been given the whole request.
    Mono<Void> passed() {
        return passed.asMono();
    }

    /// The client broke off its request; the service has no part in it.
    static final class ClientGone extends RuntimeException {

        ClientGone(Throwable cause) {
            super("The client has gone", cause, false, false);
        }
    }
}
