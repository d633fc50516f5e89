package dangjian.member.ledger;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A list as a workbook: the items that the list itself shows to the caller, in its order.
///
/// @param name of the sheet and the file
/// @param rows the rows that an item becomes
public record Ledger<T>(String name, List<String> headings, Function<T, Stream<List<@Nullable Object>>> rows) {

    /// The media type of the answer.
    public static final String MEDIA_TYPE = SheetDownload.MEDIA_TYPE;

    /// Items read at once: no connection is held while a slow caller takes them.
    private static final int PORTION = 500;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /// A ledger in which every item is one row.
    public static <T> Ledger<T> ofRows(String name, List<String> headings, Function<T, List<@Nullable Object>> row) {
        return new Ledger<>(name, headings, item -> Stream.of(row.apply(item)));
    }

    /// The answer; what is wrong with the question is told before the first byte.
    ///
    /// @param pages the list as it is paged
    /// @param caller whose copy it is, as its first line says
    public Mono<ResponseEntity<Flux<DataBuffer>>> answer(
            Function<Paging, Mono<Page<T>>> pages, Caller caller, Instant now) {
        return pages.apply(paging(null)).map(first -> {
            var items = Mono.just(first)
                    .expand(page -> page.next() == null ? Mono.empty() : pages.apply(paging(page.next())), 1)
                    .concatMapIterable(Page::items, 1);
            var cells = items.concatMapIterable(item -> rows.apply(item).toList(), 1);
            return Attachment.of(
                    name + ".xlsx", MEDIA_TYPE, new SheetDownload(name, title(caller, now), headings).of(cells));
        });
    }

    private String title(Caller caller, Instant now) {
        return "%s · 导出人 %s · %s".formatted(name, caller.name(), MINUTE.format(now.atZone(BusinessTime.ZONE)));
    }

    private static Paging paging(@Nullable String after) {
        return new Paging(PORTION, after == null ? null : Cursor.read(after), false);
    }
}
