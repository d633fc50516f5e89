package dangjian.member.cultivation;

import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of a sheet of cultivations whose cells were read without a fault.
record CultivationRow(int number, Map<SheetColumn, String> texts, Map<SheetColumn, LocalDate> days) {

    private static final int LONGEST = 200;

    static @Nullable CultivationRow read(SheetRow row, RowFaults faults) {
        var read = new CultivationRow(row.number(), new HashMap<>(), new HashMap<>());
        for (var column : CultivationSheet.LAYOUT.columns()) {
            var cell = row.cell(column);
            if (cell.isBlank()) {
                if (column.required()) {
                    faults.add(column, "import.required");
                }
            } else if (cell.isDangerous()) {
                faults.add(column, "member.unsafe");
            } else if (isDay(column)) {
                cell.date().ifPresentOrElse(day -> read.days.put(column, day), () -> faults.add(column, "import.date"));
            } else if (cell.plain().length() > LONGEST) {
                faults.add(column, "import.too-long", LONGEST);
            } else {
                read.texts.put(column, cell.plain());
            }
        }
        read.mustTellTheWholeEnding(faults);
        return faults.isEmpty() ? read : null;
    }

    String text(SheetColumn column) {
        return Objects.requireNonNull(texts.get(column));
    }

    @Nullable
    LocalDate day(SheetColumn column) {
        return days.get(column);
    }

    LocalDate startedOn() {
        return Objects.requireNonNull(days.get(CultivationSheet.STARTED_ON));
    }

    String evidence(int step) {
        return texts.getOrDefault(CultivationSheet.EVIDENCE.get(step), "台账导入");
    }

    private void mustTellTheWholeEnding(RowFaults faults) {
        var isEnded = days.containsKey(CultivationSheet.ENDED_ON);
        if (isEnded != texts.containsKey(CultivationSheet.REASON)) {
            faults.add(isEnded ? CultivationSheet.REASON : CultivationSheet.ENDED_ON, "import.required");
        }
    }

    private static boolean isDay(SheetColumn column) {
        return column.equals(CultivationSheet.STARTED_ON)
                || column.equals(CultivationSheet.ENDED_ON)
                || CultivationSheet.DONE_ON.contains(column);
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "CultivationRow " + number;
    }
}
