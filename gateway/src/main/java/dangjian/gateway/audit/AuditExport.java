package dangjian.gateway.audit;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The audit trail as a file, written while it is being downloaded.
@Component
class AuditExport {

    private static final List<String> HEADER =
            List.of("位置", "时间", "种类", "操作", "对象", "涉及的账号或系统", "账号", "用户名", "姓名或系统名称", "来源地址", "结果", "授权明细", "杂凑值");
    private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(BusinessTime.ZONE);

    /// Spreadsheet programs take a file without one for another encoding.
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-]");
    private static final int AT_ONCE = 500;
    private static final int LONGEST_CELL = 32_000;

    private final AuditRepository entries;

    AuditExport(AuditRepository entries) {
        this.entries = entries;
    }

    Flux<DataBuffer> write(Format format, AuditSearch search) {
        return format == Format.XLSX
                ? workbook(search)
                : Flux.concat(Flux.just(HEADER), rows(search))
                        .map(cells -> BUFFERS.wrap(line(cells).getBytes(StandardCharsets.UTF_8)))
                        .startWith(Flux.defer(() -> Flux.just(BUFFERS.wrap(BYTE_ORDER_MARK))));
    }

    private Flux<DataBuffer> workbook(AuditSearch search) {
        return Flux.defer(() -> {
                    var book = new Workbook();
                    return Flux.concat(
                            rows(search).map(AuditExport::shortened).map(book::write), Mono.fromSupplier(book::finish));
                })
                .filter(bytes -> bytes.length > 0)
                .map(BUFFERS::wrap)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /// Names are asked for many entries at a time.
    private Flux<List<String>> rows(AuditSearch search) {
        return entries.all(search)
                .buffer(AT_ONCE)
                .concatMap(links ->
                        entries.names(AuditNames.asked(links)).flatMapIterable(names -> AuditView.of(links, names)))
                .map(AuditExport::cells);
    }

    private static List<String> cells(AuditView view) {
        var who = view.who();
        return List.of(
                String.valueOf(view.place()),
                TIME.format(view.at()),
                view.kind().name(),
                view.action(),
                view.objects().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                view.known().stream().map(AuditExport::called).collect(Collectors.joining("、")),
                text(view.account()),
                who == null ? "" : text(who.username()),
                who == null ? "" : who.name(),
                text(view.address()),
                text(view.status()),
                view.detail() == null ? "" : view.detail().text(),
                view.hash());
    }

    private static String called(AuditNames.Named named) {
        return named.username() == null ? named.name() : named.username() + " " + named.name();
    }

    /// A cell of a workbook holds no more; what is cut off says so, and stands in the .csv.
    private static List<String> shortened(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…（全文见 .csv）")
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// RFC 4180; a name that begins like a formula is told to be text.
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A workbook that gives what has been written of it so far.
    private static final class Workbook {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final SheetWriter sheet = new SheetWriter(bytes, "审计记录", HEADER);

        byte[] write(List<String> cells) {
            try {
                sheet.write(cells);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return take();
        }

        byte[] finish() {
            try {
                sheet.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return take();
        }

        private byte[] take() {
            var taken = bytes.toByteArray();
            bytes.reset();
            return taken;
        }
    }

    /// What sort of file.
    enum Format {
        CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
        XLSX(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

        private final MediaType type;

        Format(MediaType type) {
            this.type = type;
        }

        MediaType type() {
            return type;
        }
    }
}
