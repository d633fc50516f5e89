package dangjian.kit.imports;

import dangjian.kit.web.Problem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/// A request whose body is copied out of the network's pooled memory as it comes.
///
/// Whoever reads a form reads ahead, and drops that when the form is refused, broken or cut off. What is dropped of
/// pooled memory is lost to the process; a copy is garbage.
final class UnpooledRequest extends ServerHttpRequestDecorator {

    UnpooledRequest(ServerHttpRequest request) {
        super(request);
    }

    /// The body; that it breaks off is its sender's fault.
    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().map(UnpooledRequest::copy).onErrorMap(_ -> Problem.invalid("request.invalid"));
    }

    private static DataBuffer copy(DataBuffer pooled) {
        var bytes = new byte[pooled.readableByteCount()];
        pooled.read(bytes);
        DataBufferUtils.release(pooled);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
