package dangjian.kit.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one sheet, one at a time.
final class RowParser {

    private static final int LAST_ROW = 1_048_576;

    private final XmlPart xml;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final boolean startsIn1904;
    private final int mostColumns;

    private int row;
    private boolean isAtEnd;

    RowParser(XmlPart xml, SharedTexts texts, CellFormats formats, boolean startsIn1904, SheetLimits limits) {
        this.xml = xml;
        this.texts = texts;
        this.formats = formats;
        this.startsIn1904 = startsIn1904;
        this.mostColumns = limits.columns();
        if (!xml.find("sheetData")) {
            throw SheetException.corrupt();
        }
    }

    /// The number of the row read last.
    int number() {
        return row;
    }

    /// The cells of the next row up to its last one, gaps filled with empty ones; nothing at the end of the sheet.
    @Nullable
    List<Cell> next() {
        while (!isAtEnd) {
            if (!xml.nextTag("sheetData")) {
                throw SheetException.corrupt();
            }
            if (xml.isEnd()) {
                isAtEnd = true;
            } else if ("row".equals(xml.name())) {
                return readRow();
            } else {
                xml.skip();
            }
        }
        return null;
    }

    private List<Cell> readRow() {
        startRow(xml.attribute("r"));
        var cells = new ArrayList<Cell>(24);
        var column = -1;
        while (xml.nextTag("row") && !xml.isEnd()) {
            if (!"c".equals(xml.name())) {
                xml.skip();
                continue;
            }
            var header = CellHeader.read(xml, column + 1);
            if (header.column() <= column) {
                throw SheetException.corrupt();
            }
            column = header.column();
            put(cells, column, readCell(header));
        }
        return cells;
    }

    private void startRow(@Nullable String number) {
        var next = number == null ? row + 1 : CellHeader.integer(number);
        if (next <= row || next > LAST_ROW) {
            throw SheetException.corrupt();
        }
        row = next;
    }

    private void put(List<Cell> cells, int column, Cell cell) {
        if (column >= mostColumns) {
            if (!cell.isBlank()) {
                throw SheetException.tooManyColumns(row, mostColumns);
            }
            return;
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        cells.add(cell);
    }

    private Cell readCell(CellHeader header) {
        var content = Cell.EMPTY;
        var isFormula = false;
        while (xml.nextTag("c") && !xml.isEnd()) {
            switch (xml.name()) {
                case "v" -> content = value(header, xml.text());
                case "is" -> content = Cell.text(EscapedText.decode(xml.text()));
                case "f" -> {
                    isFormula = true;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return isFormula ? content.withFormula() : content;
    }

    private Cell value(CellHeader header, String raw) {
        if (raw.isEmpty()) {
            return Cell.EMPTY;
        }
        return switch (header.type()) {
            case "s" -> texts.cell(CellHeader.integer(raw.strip()));
            case "n" ->
                formats.isDate(header.format())
                        ? NumberCell.date(raw.strip(), startsIn1904)
                        : NumberCell.number(raw.strip());
            case "str", "inlineStr" -> Cell.text(EscapedText.decode(raw));
            case "b" -> new Cell(Cell.Kind.BOOLEAN, "1".equals(raw.strip()) ? "TRUE" : "FALSE", false);
            case "d" -> new Cell(Cell.Kind.DATE, raw.strip(), false);
            case "e" -> new Cell(Cell.Kind.ERROR, raw, false);
            default -> throw SheetException.corrupt();
        };
    }
}
