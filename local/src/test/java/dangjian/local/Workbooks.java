package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The workbooks of the fictional district.
final class Workbooks {

    private Workbooks() {}

    /// Row and column of each fault in `members-with-errors.xlsx`, in the order of the sheet.
    static List<String> expectedFaults() {
        return new String(bytes("/members-with-errors.expected.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    static byte[] bytes(String resource) {
        try (var file = Objects.requireNonNull(Workbooks.class.getResourceAsStream(resource), resource)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
