package dangjian.kit.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the faulty rows of a sheet back as a workbook: their cells as they were, and beside them 行号 and 问题.
///
/// The added columns stand last, so the corrected workbook can be imported as it is.
public final class FaultyRowsWriter implements AutoCloseable {

    static final String ROW_NUMBER = "行号";
    static final String FAULTS = "问题";
    private static final int FAULTS_WIDTH = 60;

    private final SheetWriter sheet;
    private final int columns;

    /// @param header the headings of the sheet that was imported
    public FaultyRowsWriter(OutputStream out, List<String> header) {
        var headings = new ArrayList<>(header);
        headings.add(ROW_NUMBER);
        headings.add(FAULTS);
        this.columns = header.size();
        this.sheet = new SheetWriter(out, FAULTS, headings, widths(header));
    }

    /// @param cells the texts of the row in the order of the header
    /// @param faults what is wrong with it, one sentence each
    public void write(int rowNumber, List<String> cells, List<String> faults) throws IOException {
        var texts = new ArrayList<@Nullable Object>(cells);
        while (texts.size() < columns) {
            texts.add(null);
        }
        texts.add(rowNumber);
        texts.add(String.join("\n", faults));
        sheet.write(texts);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }

    private static List<Integer> widths(List<String> header) {
        var widths = new ArrayList<Integer>();
        header.forEach(heading -> widths.add(Math.clamp(heading.length() * 2 + 6, 12, 40)));
        widths.add(8);
        widths.add(FAULTS_WIDTH);
        return widths;
    }
}
