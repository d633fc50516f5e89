package dangjian.member.dues;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.sheet.YesNo;
import dangjian.member.roster.MemberFinder;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A row of a sheet of yearly bases (党费核定表).
///
/// @param payerClass as the sheet writes it
/// @param from January of the current year where the sheet does not say
record AssessmentRow(
        MemberFinder.Named payer,
        String payerClass,
        @Nullable Money base,
        boolean isQuarterly,
        YearMonth from,
        @Nullable String reason) {

    static final SheetColumn CLASS = SheetColumn.required("计算类别", "党费类别", "类别");
    static final SheetColumn BASE = SheetColumn.required("党费基数", "计算基数", "基数", "基数（元）", "月工资收入");
    static final SheetColumn QUARTERLY = SheetColumn.optional("按季交纳", "是否按季交纳");
    static final SheetColumn FROM = SheetColumn.optional("起始月份", "自何月起");
    static final SheetColumn REASON = SheetColumn.optional("变更理由", "备注");

    static final SheetLayout LAYOUT =
            SheetLayout.of(Payers.BRANCH, Payers.NAME, Payers.ID_NUMBER, CLASS, BASE, QUARTERLY, FROM, REASON);

    private static final int LONGEST_REASON = 200;

    /// @return nothing when the row is too faulty for any further check
    static @Nullable AssessmentRow parse(SheetRow row, YearMonth january, RowFaults faults) {
        Payers.mustBePlain(row, LAYOUT.columns(), faults);
        var payer = Payers.read(row, faults);
        if (row.cell(CLASS).isBlank()) {
            faults.add(CLASS, "import.required");
        }
        var base = Payers.money(row.cell(BASE)).orElse(null);
        if (base == null && !row.cell(BASE).isBlank()) {
            faults.add(BASE, "dues.import.amount");
        }
        var from = row.cell(FROM).isBlank() ? january : row.cell(FROM).month().orElse(null);
        if (from == null) {
            faults.add(FROM, "dues.import.month");
        }
        var reason = Payers.text(row, REASON);
        if (reason != null && reason.length() > LONGEST_REASON) {
            faults.add(REASON, "import.too-long", LONGEST_REASON);
        }
        var isQuarterly = isQuarterly(row, faults);
        return from == null || !faults.isEmpty()
                ? null
                : new AssessmentRow(payer, row.cell(CLASS).plain(), base, isQuarterly, from, reason);
    }

    private static boolean isQuarterly(SheetRow row, RowFaults faults) {
        if (row.cell(QUARTERLY).isBlank()) {
            return false;
        }
        var answer = YesNo.parse(row.cell(QUARTERLY).text());
        if (answer.isEmpty()) {
            faults.add(QUARTERLY, "import.yes-no");
        }
        return answer.orElse(false);
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "AssessmentRow[%s]".formatted(payer);
    }
}
