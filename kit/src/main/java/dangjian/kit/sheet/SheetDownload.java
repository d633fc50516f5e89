package dangjian.kit.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// A workbook that is written while it is being downloaded, in bounded memory.
///
/// @param title a line above the header, such as who was given the sheet and when; empty for none
public record SheetDownload(String name, String title, List<String> header) {

    /// The media type of the bytes.
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int READ_AHEAD = 200;

    /// The bytes; rows are asked for as the caller takes them, and given up when the caller goes away.
    public Flux<DataBuffer> of(Flux<? extends List<? extends @Nullable Object>> rows) {
        // on the heap, so that nothing is left to release when a caller goes away
        return Flux.from(DataBufferUtils.outputStreamPublisher(
                out -> write(rows, out),
                DefaultDataBufferFactory.sharedInstance,
                Schedulers.boundedElastic()::schedule));
    }

    private void write(Flux<? extends List<? extends @Nullable Object>> rows, OutputStream out) {
        try (var sheet = new SheetWriter(out, name, title, header, List.of());
                var read = rows.toStream(READ_AHEAD)) {
            var each = read.iterator();
            while (each.hasNext()) {
                sheet.write(each.next());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
