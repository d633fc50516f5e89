package dangjian.kit.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a workbook's first visible sheet that has the expected header, one at a time in bounded memory.
///
/// Blocking: use it on a worker thread. The header may stand below title lines and its columns in any order; blank rows
/// are left out and the others keep their numbers. Everything wrong with the workbook as such is a [SheetException].
public final class SheetReader implements Iterator<SheetRow>, AutoCloseable {

    private final WorkbookFile file;
    private final XmlPart xml;
    private final RowParser rows;
    private final SheetHeader header;
    private final SheetLimits limits;
    private final long size;

    private @Nullable SheetRow next;
    private int count;

    private SheetReader(WorkbookFile file, OpenSheet sheet, SheetHeader header, SheetLimits limits, long size) {
        this.file = file;
        this.xml = sheet.xml();
        this.rows = sheet.rows();
        this.header = header;
        this.limits = limits;
        this.size = size;
    }

    public static SheetReader open(Path workbook, SheetLayout layout) throws IOException {
        return open(workbook, layout, SheetLimits.DEFAULT);
    }

    /// @throws SheetException when it is no workbook, is damaged or dangerous, or has no sheet with that header
    /// @throws IOException when the file itself cannot be read
    public static SheetReader open(Path workbook, SheetLayout layout, SheetLimits limits) throws IOException {
        var file = WorkbookFile.open(workbook, limits);
        try {
            return open(file, layout, limits);
        } catch (RuntimeException | IOException failure) {
            file.close();
            throw failure;
        }
    }

    private static SheetReader open(WorkbookFile file, SheetLayout layout, SheetLimits limits) throws IOException {
        var parts = WorkbookParts.of(file);
        var texts = SharedTexts.read(file, parts.sharedTexts(), limits);
        var formats = CellFormats.read(file, parts.styles());
        var isEmpty = true;
        for (var part : parts.sheets()) {
            var xml = file.read(part);
            var rows = new RowParser(xml, texts, formats, parts.startsIn1904(), limits);
            var search = HeaderSearch.in(rows, layout);
            if (search.header() != null) {
                return new SheetReader(file, new OpenSheet(xml, rows), search.header(), limits, file.size(part));
            }
            isEmpty &= search.isEmpty();
            xml.close();
        }
        throw isEmpty ? SheetException.empty() : SheetException.noHeader(layout.headings());
    }

    /// The headings as they stand in the sheet.
    public List<String> header() {
        return header.texts();
    }

    /// The number of the header's row.
    public int headerRow() {
        return header.row();
    }

    /// How much of the sheet has been read, from 0 to 1.
    public double progress() {
        return size == 0 ? 0 : Math.min(1, (double) xml.bytesRead() / size);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        try {
            xml.close();
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable SheetRow read() {
        for (var cells = rows.next(); cells != null; cells = rows.next()) {
            if (!cells.stream().allMatch(Cell::isBlank)) {
                if (++count > limits.rows()) {
                    throw SheetException.tooManyRows(limits.rows());
                }
                return new SheetRow(rows.number(), cut(cells), header.places());
            }
        }
        return null;
    }

    private Cell[] cut(List<Cell> cells) {
        var cut = new Cell[header.width()];
        Arrays.fill(cut, Cell.EMPTY);
        for (int i = 0; i < Math.min(cut.length, cells.size()); i++) {
            cut[i] = cells.get(i);
        }
        return cut;
    }

    private record OpenSheet(XmlPart xml, RowParser rows) {}
}
