package dangjian.kit.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The header of a sheet as it was found: its texts, and where the expected columns are.
record SheetHeader(int row, List<String> texts, Map<SheetColumn, Integer> places) {

    /// Reads a row as a header, whether it is one or not; of two equal headings it notes both.
    static Candidate candidate(int row, List<Cell> cells, SheetLayout layout) {
        var places = new LinkedHashMap<SheetColumn, List<Integer>>();
        for (int i = 0; i < cells.size(); i++) {
            var column = layout.find(cells.get(i).text());
            if (column != null) {
                places.computeIfAbsent(column, _ -> new ArrayList<>()).add(i);
            }
        }
        return new Candidate(row, cells, places);
    }

    int width() {
        return texts.size();
    }

    /// A row that may be the header.
    record Candidate(int row, List<Cell> cells, Map<SheetColumn, List<Integer>> places) {

        boolean isHeader(SheetLayout layout) {
            return places.size() >= layout.enough();
        }

        SheetHeader accept(SheetLayout layout) {
            var duplicate = places.entrySet().stream()
                    .filter(entry -> entry.getValue().size() > 1)
                    .map(entry -> entry.getKey().heading())
                    .toList();
            if (!duplicate.isEmpty()) {
                throw SheetException.duplicateColumns(row, duplicate);
            }
            var missing = layout.missing(Set.copyOf(places.keySet()));
            if (!missing.isEmpty()) {
                throw SheetException.missingColumns(row, missing);
            }
            var single = new HashMap<SheetColumn, Integer>();
            places.forEach((column, at) -> single.put(column, at.getFirst()));
            return new SheetHeader(row, texts(), Map.copyOf(single));
        }

        private List<String> texts() {
            var last = cells.size();
            while (last > 0 && cells.get(last - 1).isBlank()) {
                last--;
            }
            return cells.subList(0, last).stream().map(Cell::text).toList();
        }
    }
}
