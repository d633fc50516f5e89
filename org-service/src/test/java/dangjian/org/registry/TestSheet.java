package dangjian.org.registry;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.sheet.Sheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sheet of organisations that a test writes: one valid row after the other, with the cells that the test spoils.
final class TestSheet {

    private static final int FIRST_ROW = 2;

    private final List<Field> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    TestSheet() {
        this(List.of(Field.values()));
    }

    TestSheet(List<Field> columns) {
        this.columns = columns;
    }

    /// Adds a valid row with these cells instead of its own; an empty text empties a cell.
    TestSheet row(String name, @Nullable String parent, String kind, Map<Field, String> cells) {
        var valid = new EnumMap<Field, String>(Field.class);
        valid.put(Field.NAME, name);
        valid.put(Field.PARENT, parent == null ? "" : parent);
        valid.put(Field.KIND, kind);
        valid.put(Field.CATEGORY, "社区");
        valid.put(Field.FOUNDED_ON, "2015-03-01");
        valid.putAll(cells);
        rows.add(columns.stream().<@Nullable Object>map(valid::get).toList());
        return this;
    }

    TestSheet row(String name, @Nullable String parent, String kind) {
        return row(name, parent, kind, Map.of());
    }

    int lastRow() {
        return FIRST_ROW + rows.size() - 1;
    }

    byte[] workbook() {
        return Sheets.of(columns.stream().map(field -> field.column().heading()).toList(), rows);
    }

    /// The rows as an import parses them.
    List<ImportRow<SheetOrganization>> parse(LocalDate today) {
        var parser = new SheetParser(today);
        var parsed = new ArrayList<ImportRow<SheetOrganization>>();
        try {
            var file = Files.createTempFile("organizations", ".xlsx");
            Files.write(file, workbook());
            try (var reader = SheetReader.open(file, Field.LAYOUT)) {
                reader.forEachRemaining(row -> {
                    var faults = new RowFaults();
                    var value = parser.parse(row, faults);
                    if (value != null) {
                        parsed.add(new ImportRow<>(row.number(), value, faults));
                    }
                });
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return parsed;
    }
}
