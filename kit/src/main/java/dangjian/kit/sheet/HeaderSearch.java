package dangjian.kit.sheet;

import org.jspecify.annotations.Nullable;

/// What the search for the header below a sheet's title lines came to.
record HeaderSearch(@Nullable SheetHeader header, boolean isEmpty) {

    private static final int MOST_ROWS = 30;

    /// Reads up to the first row with enough of the expected headings.
    static HeaderSearch in(RowParser rows, SheetLayout layout) {
        var isEmpty = true;
        var cells = rows.next();
        for (int i = 0; i < MOST_ROWS && cells != null; i++) {
            isEmpty &= cells.stream().allMatch(Cell::isBlank);
            var candidate = SheetHeader.candidate(rows.number(), cells, layout);
            if (candidate.isHeader(layout)) {
                return new HeaderSearch(candidate.accept(layout), false);
            }
            cells = rows.next();
        }
        return new HeaderSearch(null, isEmpty);
    }
}
