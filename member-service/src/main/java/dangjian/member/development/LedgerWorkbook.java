package dangjian.member.development;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of cases (发展党员台账) as a workbook, written while it is being downloaded; ID numbers are masked.
@Component
class LedgerWorkbook {

    /// Cases read at once: no connection is held while a slow caller takes them.
    private static final int PORTION = 500;

    private static final List<String> HEADINGS =
            List.of("姓名", "公民身份号码", "出生日期", "所在党支部", "申请入党日期", "阶段", "状态", "预备期起算日", "预备期满日", "是否延长预备期", "流程版本");

    private final CaseRepository cases;

    LedgerWorkbook(CaseRepository cases) {
        this.cases = cases;
    }

    Flux<DataBuffer> of(CaseFilter filter, Scope scope, DataBufferFactory buffers) {
        var rows = portion(filter, scope, null)
                .expand(page -> page.next() == null ? Mono.empty() : portion(filter, scope, page.next()), 1)
                .concatMapIterable(Page::items, 1)
                .map(CaseView::of)
                .map(LedgerWorkbook::cells);
        return new SheetDownload("发展党员台账", "", HEADINGS).of(rows, buffers);
    }

    private Mono<Page<PlacedCase>> portion(CaseFilter filter, Scope scope, @Nullable String after) {
        var paging = new Paging(PORTION, after == null ? null : Cursor.read(after), false);
        return cases.page(filter, scope, paging)
                .collectList()
                .map(rows -> Page.of(
                        rows, paging, placed -> List.of(placed.development().id())));
    }

    private static List<@Nullable Object> cells(CaseView row) {
        return Arrays.asList(
                row.name(),
                row.idNumber(),
                row.birthday(),
                row.orgName(),
                row.appliedOn(),
                row.stage().label(),
                row.status().label(),
                row.probationFrom(),
                row.probationTo(),
                row.isProbationExtended() ? "是" : "",
                row.template());
    }
}
