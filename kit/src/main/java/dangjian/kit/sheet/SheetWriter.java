package dangjian.kit.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes a workbook to a stream, row by row in bounded memory. What one sheet cannot hold goes on in a further one
/// with
/// the same heading.
///
/// Every cell is a text cell: identifiers keep their digits, and what begins with `=` is text and never a formula.
/// Blocking: use it on a worker thread. The header row is bold and stays on screen.
public final class SheetWriter implements AutoCloseable {

    private static final int FLUSH_EVERY = 200;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 8;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NAME = 31;

    /// The last row that spreadsheet programs read.
    private static final int MOST_ROWS = 1_048_576;

    private static final String TEXT = "@";

    private final Workbook workbook;
    private final String name;
    private final String title;
    private final List<String> header;
    private final List<Integer> widths;
    private final int mostRows;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /// @param widths the columns' widths in half-width characters; a column without one is as wide as its heading
    public SheetWriter(OutputStream out, String name, List<String> header, List<Integer> widths) {
        this(out, name, "", header, widths);
    }

    /// @param title a line above the header, such as who was given the sheet and when; empty for none
    public SheetWriter(OutputStream out, String name, String title, List<String> header, List<Integer> widths) {
        this(out, name, title, header, widths, MOST_ROWS);
    }

    /// @param mostRows of one sheet, title and header among them
    SheetWriter(OutputStream out, String name, String title, List<String> header, List<Integer> widths, int mostRows) {
        this.workbook = new Workbook(out, "Dangjian", "1.0");
        this.name = name;
        this.title = title;
        this.header = header;
        this.widths = widths;
        this.mostRows = mostRows;
        this.sheet = begin();
    }

    public SheetWriter(OutputStream out, String name, List<String> header) {
        this(out, name, header, List.of());
    }

    /// Writes one row; null and empty cells stay empty.
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (row == mostRows) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell != null && !cell.toString().isEmpty()) {
                text(sheet, column, cell.toString());
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

    /// The next sheet, with everything that stands above the rows.
    private Worksheet begin() {
        sheets++;
        row = 0;
        var next = workbook.newWorksheet(sheets == 1 ? name : numbered());
        for (int column = 0; column < header.size(); column++) {
            next.width(column, column < widths.size() ? widths.get(column) : width(header.get(column)));
        }
        if (!title.isEmpty()) {
            text(next, 0, title);
            row = 1;
        }
        next.freezePane(0, row + 1);
        writeHeader(next);
        return next;
    }

    private String numbered() {
        var number = " " + sheets;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - number.length())) + number;
    }

    private void writeHeader(Worksheet next) {
        for (int column = 0; column < header.size(); column++) {
            text(next, column, header.get(column));
        }
        if (!header.isEmpty()) {
            next.range(row, 0, row, header.size() - 1)
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

    private void text(Worksheet where, int column, String text) {
        var escaped = EscapedText.encode(text);
        where.inlineString(row, column, escaped.length() > LONGEST_TEXT ? escaped.substring(0, LONGEST_TEXT) : escaped);
    }

    private static double width(String heading) {
        var wide = heading.chars().filter(character -> character > 0xff).count();
        return Math.clamp(heading.length() + wide + 4, NARROWEST, WIDEST);
    }
}
