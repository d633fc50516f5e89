package dangjian.kit.imports;

import dangjian.kit.sheet.Sheets;
import java.util.ArrayList;
import java.util.List;

/// A workbook of toys.
final class ToySheet {

    private final List<List<String>> rows = new ArrayList<>();

    static ToySheet of(int count) {
        return of(count, new ToySheet());
    }

    /// So many toys below the rows of that sheet.
    static ToySheet of(int count, ToySheet sheet) {
        for (int i = 1; i <= count; i++) {
            sheet.row("T" + i, "玩具" + i);
        }
        return sheet;
    }

    ToySheet row(String code, String name) {
        rows.add(List.of(code, name));
        return this;
    }

    byte[] bytes() {
        return Sheets.of(List.of("编号", "名称"), rows);
    }

    /// A workbook without one of the columns.
    static byte[] without(String heading) {
        var headings = new ArrayList<>(List.of("编号", "名称"));
        headings.remove(heading);
        return Sheets.of(headings, List.of());
    }
}
