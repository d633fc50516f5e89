package dangjian.kit.imports;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams an uploaded workbook to disk and stops as soon as it is larger than allowed.
final class ImportReceiver {

    /// The other parts and the boundaries of a request.
    private static final long ALLOWANCE = 64 << 10;

    /// A form has three.
    private static final int MOST_PARTS = 20;

    private static final ResolvableType PARTS = ResolvableType.forClass(PartEvent.class);

    private final PartEventHttpMessageReader forms = new PartEventHttpMessageReader();
    private final ImportFiles files;
    private final DataSize most;

    ImportReceiver(ImportFiles files, DataSize most) {
        this.files = files;
        this.most = most;
        forms.setMaxParts(MOST_PARTS);
    }

    Mono<ImportUpload> receive(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > most.toBytes() + ALLOWANCE) {
            return Mono.error(tooLarge());
        }
        return Mono.defer(() -> {
            var form = new ImportForm(files);
            return parts(request)
                    .windowUntil(PartEvent::isLast)
                    .concatMap(part -> part.switchOnFirst((first, events) -> {
                        var event = first.get();
                        return event == null ? events.then() : take(event, events, form);
                    }))
                    .then(Mono.fromSupplier(form::upload))
                    .doOnError(_ -> form.discard())
                    .doOnCancel(form::discard);
        });
    }

    private Flux<PartEvent> parts(ServerHttpRequest request) {
        return forms.read(PARTS, new UnpooledRequest(request), Map.of())
                .onErrorMap(DecodingException.class, _ -> Problem.invalid("request.invalid"));
    }

    private Mono<Void> take(PartEvent first, Flux<PartEvent> events, ImportForm form) {
        if (first instanceof FilePartEvent file && "file".equals(file.name())) {
            var target = form.file(file.filename());
            return DataBufferUtils.write(bounded(events), target);
        }
        return events.ofType(FormPartEvent.class)
                .doOnNext(field -> form.field(field.name(), field.value()))
                .then();
    }

    private Flux<DataBuffer> bounded(Flux<PartEvent> events) {
        return Flux.defer(() -> {
            var size = new long[1];
            return events.<DataBuffer>handle((event, sink) -> {
                size[0] += event.content().readableByteCount();
                if (size[0] > most.toBytes()) {
                    sink.error(tooLarge());
                } else {
                    sink.next(event.content());
                }
            });
        });
    }

    private Problem tooLarge() {
        return Problem.of(Kind.TOO_LARGE, "import.too-large", most.toMegabytes());
    }
}
