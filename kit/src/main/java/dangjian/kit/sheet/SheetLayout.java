package dangjian.kit.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns that a kind of sheet has, in the order of its template.
public final class SheetLayout {

    private final List<SheetColumn> columns;
    private final Map<String, SheetColumn> byKey = new HashMap<>();

    private SheetLayout(List<SheetColumn> columns) {
        this.columns = List.copyOf(columns);
        for (var column : columns) {
            column.keys().distinct().forEach(key -> {
                if (byKey.put(key, column) != null) {
                    throw new IllegalArgumentException("Two columns share the heading " + key);
                }
            });
        }
    }

    /// @throws IllegalArgumentException when two columns share a heading or alias
    public static SheetLayout of(SheetColumn... columns) {
        return new SheetLayout(List.of(columns));
    }

    public List<SheetColumn> columns() {
        return columns;
    }

    public List<String> headings() {
        return columns.stream().map(SheetColumn::heading).toList();
    }

    @Nullable
    SheetColumn find(String heading) {
        return byKey.get(HeadingKey.of(heading));
    }

    /// The headings that a sheet with these columns lacks.
    List<String> missing(Set<SheetColumn> present) {
        return columns.stream()
                .filter(column -> column.required() && !present.contains(column))
                .map(SheetColumn::heading)
                .collect(Collectors.toList());
    }

    /// How many known headings make a row the header.
    int enough() {
        var required = (int) columns.stream().filter(SheetColumn::required).count();
        return Math.min(columns.size(), Math.max(2, (required + 1) / 2));
    }
}
