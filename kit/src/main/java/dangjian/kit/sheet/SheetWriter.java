package dangjian.kit.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes a workbook of one sheet to a stream, row by row in bounded memory.
///
/// Every cell is a text cell: identifiers keep their digits, and what begins with `=` is text and never a formula.
/// Blocking: use it on a worker thread. The header row is bold and stays on screen.
public final class SheetWriter implements AutoCloseable {

    private static final int FLUSH_EVERY = 200;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 8;
    private static final int LONGEST_TEXT = 32_767;
    private static final String TEXT = "@";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    /// @param widths the columns' widths in half-width characters; a column without one is as wide as its heading
    public SheetWriter(OutputStream out, String name, List<String> header, List<Integer> widths) {
        this(out, name, "", header, widths);
    }

    /// @param title a line above the header, such as who was given the sheet and when; empty for none
    public SheetWriter(OutputStream out, String name, String title, List<String> header, List<Integer> widths) {
        this.workbook = new Workbook(out, "Dangjian", "1.0");
        this.sheet = workbook.newWorksheet(name);
        for (int column = 0; column < header.size(); column++) {
            sheet.width(column, column < widths.size() ? widths.get(column) : width(header.get(column)));
        }
        if (!title.isEmpty()) {
            text(0, title);
            row = 1;
        }
        sheet.freezePane(0, row + 1);
        writeHeader(header);
    }

    public SheetWriter(OutputStream out, String name, List<String> header) {
        this(out, name, header, List.of());
    }

    /// Writes one row; null and empty cells stay empty.
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell != null && !cell.toString().isEmpty()) {
                text(column, cell.toString());
                sheet.style(row, column).format(TEXT).set();
            }
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    /// Finishes the workbook and leaves the stream open.
    @Override
    public void close() throws IOException {
        workbook.finish();
    }

    private void writeHeader(List<String> header) {
        for (int column = 0; column < header.size(); column++) {
            text(column, header.get(column));
        }
        if (!header.isEmpty()) {
            sheet.range(row, 0, row, header.size() - 1)
                    .style()
                    .bold()
                    .fillColor("E7E6E6")
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .wrapText(true)
                    .set();
        }
        row++;
    }

    private void text(int column, String text) {
        var escaped = EscapedText.encode(text);
        sheet.inlineString(row, column, escaped.length() > LONGEST_TEXT ? escaped.substring(0, LONGEST_TEXT) : escaped);
    }

    private static double width(String heading) {
        var wide = heading.chars().filter(character -> character > 0xff).count();
        return Math.clamp(heading.length() + wide + 4, NARROWEST, WIDEST);
    }
}
