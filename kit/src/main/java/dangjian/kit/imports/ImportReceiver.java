package dangjian.kit.imports;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams an uploaded workbook to disk and stops as soon as it is larger than allowed.
final class ImportReceiver {

    /// The other parts and the boundaries of a request.
    private static final long ALLOWANCE = 64 << 10;

    private final ImportFiles files;
    private final DataSize most;

    ImportReceiver(ImportFiles files, DataSize most) {
        this.files = files;
        this.most = most;
    }

    Mono<ImportUpload> receive(ImportRequest request) {
        if (request.http().getHeaders().getContentLength() > most.toBytes() + ALLOWANCE) {
            return Mono.error(tooLarge());
        }
        return Mono.defer(() -> {
            var form = new ImportForm(files);
            return request.parts()
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

    private Mono<Void> take(PartEvent first, Flux<PartEvent> events, ImportForm form) {
        if (first instanceof FilePartEvent file && "file".equals(file.name())) {
            var target = form.file(file.filename());
            return DataBufferUtils.write(bounded(events), target);
        }
        return events.doOnNext(event -> {
                    if (event instanceof FormPartEvent field) {
                        form.field(field.name(), field.value());
                    }
                    DataBufferUtils.release(event.content());
                })
                .then();
    }

    private Flux<DataBuffer> bounded(Flux<PartEvent> events) {
        return Flux.defer(() -> {
            var size = new long[1];
            return events.<DataBuffer>handle((event, sink) -> {
                size[0] += event.content().readableByteCount();
                if (size[0] > most.toBytes()) {
                    DataBufferUtils.release(event.content());
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
