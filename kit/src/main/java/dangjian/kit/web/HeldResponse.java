package dangjian.kit.web;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A response that keeps its body until the transaction has committed.
final class HeldResponse extends ServerHttpResponseDecorator {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    HeldResponse(ServerHttpResponse response) {
        super(response);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> buffers) {
        return Flux.from(buffers).doOnNext(this::take).then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> groups) {
        return Flux.from(groups).concatMap(this::writeWith).then();
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.empty();
    }

    KeptAnswer answer() {
        var status = getStatusCode();
        var headers = getHeaders();
        return new KeptAnswer(
                status == null ? 200 : status.value(),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.getFirst(HttpHeaders.LOCATION),
                headers.getFirst(HttpHeaders.ETAG),
                body.toByteArray());
    }

    private void take(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        body.writeBytes(bytes);
    }
}
