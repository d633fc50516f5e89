package dangjian.member.roster;

import dangjian.kit.sheet.Sheets;
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
        return Sheets.of(headings, rows);
    }
}
