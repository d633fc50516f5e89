package dangjian.kit.imports;

import dangjian.kit.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return write(List.of("编号", "名称"), rows);
    }

    /// A workbook without one of the columns.
    static byte[] without(String heading) {
        var headings = new ArrayList<>(List.of("编号", "名称"));
        headings.remove(heading);
        return write(headings, List.of());
    }

    private static byte[] write(List<String> header, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "玩具", header)) {
            for (var row : rows) {
                writer.write(row);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
