package dangjian.member.dues;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.Cell;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetRow;
import dangjian.member.roster.MemberFinder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns by which sheets of dues name payers, and how their amounts are written.
final class Payers {

    static final SheetColumn BRANCH = SheetColumn.required("所在党支部", "党支部", "所在支部");
    static final SheetColumn NAME = SheetColumn.required("姓名", "党员姓名", "缴费人");
    static final SheetColumn ID_NUMBER = SheetColumn.optional("公民身份号码", "身份证号", "身份证号码");

    private static final int MOST_DIGITS = 9;

    private Payers() {}

    /// The person a row names; what is missing or dangerous is noted.
    static MemberFinder.Named read(SheetRow row, RowFaults faults) {
        for (var column : List.of(BRANCH, NAME)) {
            if (row.cell(column).isBlank()) {
                faults.add(column, "import.required");
            }
        }
        var idNumber = row.cell(ID_NUMBER);
        if (idNumber.isImprecise()) {
            faults.add(ID_NUMBER, "import.imprecise");
        }
        return new MemberFinder.Named(
                row.number(),
                row.cell(BRANCH).plain(),
                row.cell(NAME).plain(),
                idNumber.isBlank() ? null : idNumber.compact());
    }

    /// Notes what is formula or control characters in any of the columns.
    static void mustBePlain(SheetRow row, List<SheetColumn> columns, RowFaults faults) {
        columns.stream()
                .filter(column -> row.cell(column).isDangerous())
                .forEach(column -> faults.add(column, "import.dangerous"));
    }

    /// An amount such as `1,234.50 元`; nothing when it is none or has a fraction of a fen.
    static Optional<Money> money(Cell cell) {
        var text = cell.compact().replace(",", "").replace("¥", "").replace("￥", "");
        var plain = text.endsWith("元") ? text.substring(0, text.length() - 1) : text;
        try {
            var yuan = plain.length() > 2 * MOST_DIGITS ? null : new BigDecimal(plain);
            return yuan == null || yuan.signum() < 0 || yuan.precision() - yuan.scale() > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(Money.yuan(yuan));
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Notes who cannot be found, or not for certain.
    static void check(MemberFinder.Match match, RowFaults faults) {
        if (match.branches() != 1) {
            faults.add(BRANCH, match.branches() == 0 ? "dues.import.branch" : "dues.import.branches");
        } else if (match.members() != 1) {
            faults.add(NAME, match.members() == 0 ? "dues.import.member" : "dues.import.members");
        }
    }

    /// The member a checked row means.
    static UUID member(MemberFinder.Match match) {
        return Objects.requireNonNull(match.memberId());
    }

    static <R> List<MemberFinder.Named> named(List<ImportRow<R>> rows, Function<R, MemberFinder.Named> payer) {
        return rows.stream().map(row -> payer.apply(row.value())).toList();
    }

    /// The text of a cell, or nothing when it is blank.
    static @Nullable String text(SheetRow row, SheetColumn column) {
        return row.cell(column).isBlank() ? null : row.cell(column).plain();
    }
}
