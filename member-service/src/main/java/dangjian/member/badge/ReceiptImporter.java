package dangjian.member.badge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports sheets of who received a badge (党徽领取登记表).
@Component
class ReceiptImporter implements Importer<ReceiptEntry> {

    static final SheetColumn BATCH = SheetColumn.required("批次", "党徽批次", "批次名称");
    static final SheetColumn BRANCH = SheetColumn.required("所在党支部", "党支部");
    static final SheetColumn NAME = SheetColumn.required("姓名", "党员姓名");
    static final SheetColumn RECEIVED_ON = SheetColumn.required("领取日期", "发放日期");

    private final ReceiptRepository receipts;
    private final InstantSource clock;

    ReceiptImporter(ReceiptRepository receipts, InstantSource clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "badge-receipts";
    }

    @Override
    public SheetLayout layout() {
        return SheetLayout.of(BATCH, BRANCH, NAME, RECEIVED_ON);
    }

    @Override
    public ImportRun<ReceiptEntry> begin(Caller caller, Scope scope) {
        return new Run(receipts, scope, BusinessTime.today(clock));
    }

    /// One import in progress.
    private static final class Run implements ImportRun<ReceiptEntry> {

        private final ReceiptRepository receipts;
        private final Scope scope;
        private final LocalDate today;
        private final Map<Integer, ReceiptEntry.Receipt> ready = new HashMap<>();
        private final Set<List<UUID>> seen = new HashSet<>();

        Run(ReceiptRepository receipts, Scope scope, LocalDate today) {
            this.receipts = receipts;
            this.scope = scope;
            this.today = today;
        }

        @Override
        public @Nullable ReceiptEntry parse(SheetRow row, RowFaults faults) {
            for (var column : List.of(BATCH, BRANCH, NAME, RECEIVED_ON)) {
                if (row.cell(column).isBlank()) {
                    faults.add(column, "import.required");
                } else if (row.cell(column).isDangerous()) {
                    faults.add(column, "member.unsafe");
                }
            }
            var day = row.cell(RECEIVED_ON).date();
            if (day.isEmpty() && !faults.has(RECEIVED_ON)) {
                faults.add(RECEIVED_ON, "member.badge.import-day");
            } else if (day.isPresent() && day.get().isAfter(today)) {
                faults.add(RECEIVED_ON, "member.badge.future");
            }
            return faults.isEmpty()
                    ? new ReceiptEntry(
                            row.number(),
                            row.cell(BATCH).plain(),
                            row.cell(BRANCH).plain(),
                            row.cell(NAME).plain(),
                            day.orElseThrow())
                    : null;
        }

        @Override
        public Mono<Void> check(List<ImportRow<ReceiptEntry>> rows) {
            return receipts.match(rows.stream().map(ImportRow::value).toList(), scope)
                    .doOnNext(matches -> {
                        var left = new HashMap<UUID, Long>();
                        rows.forEach(row -> check(row, Objects.requireNonNull(matches.get(row.number())), left));
                    })
                    .then();
        }

        @Override
        public Mono<Void> apply(List<ReceiptEntry> rows) {
            return receipts.insert(
                    rows.stream()
                            .map(row -> Objects.requireNonNull(ready.remove(row.row())))
                            .toList(),
                    scope);
        }

        private void check(ImportRow<ReceiptEntry> row, ReceiptEntry.Match match, Map<UUID, Long> left) {
            var faults = row.faults();
            var batch = match.batchId();
            var member = match.memberId();
            if (match.batches() != 1 || batch == null) {
                faults.add(BATCH, match.batches() == 0 ? "member.badge.import-batch" : "member.badge.import-batches");
            }
            if (match.members() != 1 || member == null) {
                faults.add(NAME, match.members() == 0 ? "member.badge.import-member" : "member.badge.import-members");
            }
            if (batch == null || member == null || !faults.isEmpty()) {
                return;
            }
            var receivedOn = row.value().receivedOn();
            if (receivedOn.isBefore(Objects.requireNonNull(match.issuedOn()))) {
                faults.add(RECEIVED_ON, "member.badge.before-issue");
            } else if (match.isReceived() || !seen.add(List.of(batch, member))) {
                faults.add(NAME, "member.badge.import-received");
            } else if (left.getOrDefault(batch, match.left()) < 1) {
                faults.add(BATCH, "member.badge.import-too-few");
            } else {
                left.put(batch, left.getOrDefault(batch, match.left()) - 1);
                ready.put(row.number(), new ReceiptEntry.Receipt(batch, member, receivedOn));
            }
        }
    }
}
