package dangjian.member.roster;

import dangjian.kit.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

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

    int size() {
        return rows.size();
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
