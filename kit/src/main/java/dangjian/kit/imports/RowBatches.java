package dangjian.kit.imports;

import dangjian.kit.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/// Reads and parses a workbook ahead of the database, but never by more than a few batches.
final class RowBatches {

    /// Batches that wait between the parser and the database; with the one in each hand it bounds the memory.
    static final int AHEAD = 2;

    private RowBatches() {}

    static <R> Flux<RowBatch<R>> of(ImportTask<R> task, Scheduler worker) {
        return Flux.<RowBatch<R>, SheetReader>generate(
                        () -> open(task),
                        (reader, sink) -> {
                            next(reader, task, sink);
                            return reader;
                        },
                        SheetReader::close)
                .subscribeOn(worker)
                .publishOn(worker, AHEAD);
    }

    private static SheetReader open(ImportTask<?> task) {
        try {
            return SheetReader.open(
                    task.file(), task.importer().layout(), task.importer().limits());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <R> void next(SheetReader reader, ImportTask<R> task, SynchronousSink<RowBatch<R>> sink) {
        var rows = new ArrayList<RowBatch.Entry<R>>();
        while (rows.size() < task.importer().batchSize() && reader.hasNext()) {
            rows.add(RowBatch.Entry.parse(reader.next(), task.run()));
        }
        if (rows.isEmpty()) {
            sink.complete();
        } else {
            sink.next(new RowBatch<>(rows, (int) (reader.progress() * 100)));
        }
    }
}
