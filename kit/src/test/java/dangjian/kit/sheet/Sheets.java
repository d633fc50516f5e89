package dangjian.kit.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Workbooks to upload.
public final class Sheets {

    private Sheets() {}

    public static byte[] of(List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "台账", header)) {
            for (var row : rows) {
                writer.write(row);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /// The first line holds the headings, cells are separated by `|`.
    public static byte[] of(String lines) {
        var rows = lines.strip()
                .lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        return of(rows.getFirst(), rows.subList(1, rows.size()));
    }
}
