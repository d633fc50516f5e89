package dangjian.member.roster;

import dangjian.kit.sheet.Cell;
import java.util.Map;

/// A member record as somebody typed it: a row of a sheet, or a request.
@FunctionalInterface
interface Entry {

    Cell cell(RosterField field);

    /// An entry of these texts.
    static Entry of(Map<RosterField, String> texts) {
        return field -> new Cell(Cell.Kind.TEXT, texts.getOrDefault(field, ""), false);
    }
}
