package dangjian.kit.imports;

import dangjian.kit.sheet.FaultyRowsWriter;
import dangjian.kit.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The faulty rows of an import as a workbook, written while it is being downloaded.
final class FaultyRowsWorkbook {

    private static final int READ_AHEAD = 200;

    private final FaultRepository faults;
    private final ImportTexts texts;

    FaultyRowsWorkbook(FaultRepository faults, ImportTexts texts) {
        this.faults = faults;
        this.texts = texts;
    }

    /// The bytes of the workbook; a problem when there is none or none any more.
    Mono<Flux<DataBuffer>> of(ImportJob job, Locale locale) {
        if (!job.state().isFinal()) {
            return Mono.error(Problem.conflict("import.unfinished"));
        }
        if (job.faultyRowCount() == 0) {
            return Mono.error(Problem.notFound("import.no-faulty-rows"));
        }
        return faults.hasRows(job.id())
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("import.rows-gone")))
                .map(_ -> Flux.from(DataBufferUtils.outputStreamPublisher(
                        out -> write(job, locale, out),
                        DefaultDataBufferFactory.sharedInstance,
                        Schedulers.boundedElastic()::schedule)));
    }

    private void write(ImportJob job, Locale locale, OutputStream out) {
        try (var sheet = new FaultyRowsWriter(out, texts.headings(job));
                var rows = faults.rows(job.id()).toStream(READ_AHEAD)) {
            for (var row : (Iterable<FaultRepository.FaultyRow>) rows::iterator) {
                sheet.write(
                        row.number(),
                        row.cells(),
                        row.faults().stream()
                                .map(fault -> texts.line(fault, locale))
                                .toList());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
