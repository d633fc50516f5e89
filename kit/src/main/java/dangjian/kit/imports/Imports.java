package dangjian.kit.imports;

import dangjian.kit.data.Ids;
import dangjian.kit.sheet.SheetException;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Starts imports and shows them to whoever started them.
public final class Imports {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ImportRepository jobs;
    private final FaultRepository faults;
    private final ImportReceiver receiver;
    private final ImportQueue queue;
    private final ImportTexts texts;
    private final FaultyRowsWorkbook workbook;

    Imports(
            ImportRepository jobs,
            FaultRepository faults,
            ImportReceiver receiver,
            ImportQueue queue,
            ImportTexts texts) {
        this.jobs = jobs;
        this.faults = faults;
        this.receiver = receiver;
        this.queue = queue;
        this.texts = texts;
        this.workbook = new FaultyRowsWorkbook(faults, texts);
    }

    ImportTexts texts() {
        return texts;
    }

    FaultyRowsWorkbook workbook() {
        return workbook;
    }

    /// Receives a workbook, looks whether it is one with the right header, and puts it into the queue.
    <R> Mono<ImportJob> start(ServerHttpRequest request, Importer<R> importer, Caller caller, Scope scope) {
        return Mono.fromRunnable(queue::expectRoom)
                .then(receiver.receive(request))
                .flatMap(upload -> enqueue(upload, importer, caller, scope)
                        .doOnError(_ -> queue.refuse(upload))
                        .doOnCancel(() -> queue.refuse(upload)));
    }

    Mono<ImportJob> find(UUID id, String kind, Caller caller) {
        return jobs.find(id, kind, caller).switchIfEmpty(Mono.error(() -> Problem.notFound("import.unknown")));
    }

    Mono<Page<ImportJob>> list(String kind, Caller caller, Paging paging) {
        return jobs.list(kind, caller, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, job -> List.of(job.id())));
    }

    Mono<Page<FaultRepository.StoredFault>> faults(UUID id, String kind, Caller caller, Paging paging) {
        return find(id, kind, caller)
                .flatMap(job -> faults.list(id, paging)
                        .collectList()
                        .map(rows -> Page.of(rows, paging, fault -> List.<Object>of(fault.rowNumber(), fault.place()))
                                .withTotal(job.faultCount())));
    }

    /// The import each time that something has changed, up to its end.
    Flux<ImportJob> follow(UUID id, String kind, Caller caller) {
        return Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .onBackpressureDrop()
                .concatMap(_ -> find(id, kind, caller))
                .distinctUntilChanged()
                .takeUntil(job -> job.state().isFinal());
    }

    private <R> Mono<ImportJob> enqueue(ImportUpload upload, Importer<R> importer, Caller caller, Scope scope) {
        var id = Ids.next();
        return Mono.fromCallable(() -> header(upload, importer))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(header -> jobs.insert(id, importer.kind(), upload, header, caller))
                .then(Mono.defer(() -> find(id, importer.kind(), caller)))
                .doOnNext(_ -> queue.add(new ImportTask<>(
                        id, upload.file(), upload.mode(), upload.dryRun(), importer, importer.begin(caller, scope))));
    }

    private static List<String> header(ImportUpload upload, Importer<?> importer) {
        try (var reader = SheetReader.open(upload.file(), importer.layout(), importer.limits())) {
            return reader.header();
        } catch (SheetException failure) {
            var kind = "sheet.too-large".equals(failure.code()) ? Kind.TOO_LARGE : Kind.UNPROCESSABLE;
            throw Problem.of(kind, failure.code(), failure.arguments().toArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
