package dangjian.kit.imports;

import dangjian.kit.sheet.SheetRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows that go through the database together.
///
/// @param progress percentage of the sheet up to its last row
record RowBatch<R>(List<Entry<R>> rows, int progress) {

    static final int SIZE = 1_000;

    /// The rows that can be checked further, faulty or not.
    List<ImportRow<R>> checkable() {
        return rows.stream().map(Entry::parsed).filter(Objects::nonNull).toList();
    }

    /// What the rows without fault became.
    List<R> valid() {
        return rows.stream()
                .filter(row -> row.faults().isEmpty())
                .map(row -> Objects.requireNonNull(row.parsed()).value())
                .toList();
    }

    List<Entry<R>> faultyRows() {
        return rows.stream().filter(row -> !row.faults().isEmpty()).toList();
    }

    int faults() {
        return rows.stream().mapToInt(row -> row.faults().list().size()).sum();
    }

    /// A row of the sheet and what it became.
    record Entry<R>(
            SheetRow row, RowFaults faults, @Nullable ImportRow<R> parsed) {

        static <R> Entry<R> parse(SheetRow row, ImportRun<R> run) {
            var faults = new RowFaults();
            var value = run.parse(row, faults);
            if (value == null && faults.isEmpty()) {
                throw new IllegalStateException(
                        "Row " + row.number() + " became nothing, but nothing is wrong with it");
            }
            return new Entry<>(row, faults, value == null ? null : new ImportRow<>(row.number(), value, faults));
        }
    }
}
