package dangjian.member.roster;

import dangjian.kit.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A roster workbook of some columns.
final class RosterSheet {

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private RosterSheet(List<String> headings) {
        this.headings = headings;
    }

    static RosterSheet of(String... headings) {
        return new RosterSheet(List.of(headings));
    }

    RosterSheet row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// A row by heading; what is not given stays empty.
    RosterSheet row(Map<String, String> cells) {
        rows.add(headings.stream()
                .map(heading -> cells.getOrDefault(heading, ""))
                .toList());
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "党员名册", headings)) {
            for (var row : rows) {
                writer.write(row);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
