package dangjian.kit.sheet;

import java.util.List;
import java.util.stream.Stream;

/// An expected column: its heading, the headings also accepted, and whether a sheet must have it.
public record SheetColumn(String heading, boolean required, List<String> aliases) {

    /// A column that a sheet must have.
    public static SheetColumn required(String heading, String... aliases) {
        return new SheetColumn(heading, true, List.of(aliases));
    }

    /// A column that a sheet may leave out.
    public static SheetColumn optional(String heading, String... aliases) {
        return new SheetColumn(heading, false, List.of(aliases));
    }

    Stream<String> keys() {
        return Stream.concat(Stream.of(heading), aliases.stream()).map(HeadingKey::of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SheetColumn column && heading.equals(column.heading);
    }

    @Override
    public int hashCode() {
        return heading.hashCode();
    }
}
