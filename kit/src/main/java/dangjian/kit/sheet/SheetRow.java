package dangjian.kit.sheet;

import java.util.List;
import java.util.Map;

/// One row of a sheet.
public final class SheetRow {

    private final int number;
    private final Cell[] cells;
    private final Map<SheetColumn, Integer> places;

    SheetRow(int number, Cell[] cells, Map<SheetColumn, Integer> places) {
        this.number = number;
        this.cells = cells;
        this.places = places;
    }

    /// The number that the user sees beside the row.
    public int number() {
        return number;
    }

    /// The cell in that column; an empty one when the sheet has no such column.
    public Cell cell(SheetColumn column) {
        var place = places.get(column);
        return place == null ? Cell.EMPTY : cells[place];
    }

    /// The texts of all columns of the sheet, in its own order, also of columns nobody expects.
    public List<String> texts() {
        var texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = cells[i].text();
        }
        return List.of(texts);
    }
}
