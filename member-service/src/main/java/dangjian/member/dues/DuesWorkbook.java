package dangjian.member.dues;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A year's dues as workbooks, written while they are being downloaded: branch by branch, and member by member.
@Component
class DuesWorkbook {

    /// Rows read at once: no connection is held while a slow caller takes them.
    private static final int PORTION = 500;

    private static final int MONTHS = 12;
    private static final List<String> SUMS = List.of("应交", "少交、免交", "已交", "至本月未交", "多交");

    private final DuesLedgerRepository ledger;
    private final AccountRepository accounts;
    private final StatementService statements;

    DuesWorkbook(DuesLedgerRepository ledger, AccountRepository accounts, StatementService statements) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.statements = statements;
    }

    /// The statement of a scope, a row for each branch (党费收缴情况).
    Flux<DataBuffer> branches(StatementYear year, Scope scope) {
        var rows = branchPage(year, scope, null)
                .expand(page -> page.next() == null ? Mono.empty() : branchPage(year, scope, page.next()), 1)
                .concatMapIterable(Page::items, 1)
                .map(line -> Stream.concat(
                                Stream.<Object>of(line.orgName(), line.members(), line.unassessed()),
                                cells(line.amounts()))
                        .toList());
        var header = Stream.concat(Stream.of("党支部", "应交党费的党员数", "未核定的党员数"), SUMS.stream())
                .toList();
        return new SheetDownload("党费收缴情况", title(year), header).of(rows);
    }

    /// The ledger of a scope, a row for each member and branch (党费收缴台账).
    Flux<DataBuffer> members(StatementYear year, Scope scope) {
        var rows = payers(year, scope, null)
                .expand(portion -> portion.size() < PORTION ? Mono.empty() : payers(year, scope, portion.getLast()), 1)
                .concatMap(portion -> rows(year, portion, scope), 1);
        var months = IntStream.rangeClosed(1, MONTHS).mapToObj(month -> month + "月已交");
        var header = Stream.of(Stream.of("党支部", "姓名"), SUMS.stream(), months)
                .flatMap(part -> part)
                .toList();
        return new SheetDownload("党费收缴台账", title(year), header).of(rows);
    }

    private Mono<Page<StatementService.BranchLine>> branchPage(
            StatementYear year, Scope scope, @Nullable String after) {
        return statements.branches(year, scope, new Paging(PORTION, after == null ? null : Cursor.read(after), false));
    }

    private Mono<List<DuesLedgerRepository.Payer>> payers(
            StatementYear year, Scope scope, DuesLedgerRepository.@Nullable Payer after) {
        return ledger.payers(year.year(), scope, after, PORTION).collectList();
    }

    private Flux<List<Object>> rows(StatementYear year, List<DuesLedgerRepository.Payer> payers, Scope scope) {
        var members = payers.stream()
                .map(DuesLedgerRepository.Payer::memberId)
                .distinct()
                .toList();
        return accounts.lines(members, year.year(), scope)
                .collectMultimap(line -> List.of(line.memberId(), line.orgId()))
                .flatMapIterable(lines ->
                        payers.stream().map(payer -> row(year, payer, lines)).toList());
    }

    private static List<Object> row(
            StatementYear year, DuesLedgerRepository.Payer payer, Map<List<UUID>, Collection<DuesMonth>> lines) {
        var months = lines.getOrDefault(List.of(payer.memberId(), payer.orgId()), List.of());
        var total = Amounts.sum(months.stream()
                .map(month -> Amounts.of(month, year.isDue(month.yearMonth())))
                .toList());
        var cells = new ArrayList<Object>(List.of(payer.orgName(), payer.name()));
        cells(total).forEach(cells::add);
        for (var place = 1; place <= MONTHS; place++) {
            var month = place;
            cells.add(months.stream()
                    .filter(due -> due.month() == month)
                    .findFirst()
                    .map(due -> (Object) new Money(due.paidFen()).yuan())
                    .orElse(""));
        }
        return cells;
    }

    private static Stream<Object> cells(Amounts amounts) {
        return Stream.of(amounts.due(), amounts.reduced(), amounts.paid(), amounts.open(), amounts.overpaid())
                .map(Money::yuan);
    }

    private static String title(StatementYear year) {
        return "%d 年度，至 %s，单位：元".formatted(year.year(), year.now());
    }
}
