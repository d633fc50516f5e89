package dangjian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The workbooks of the fictional district.
final class Workbooks {

    private Workbooks() {}

    static byte[] bytes(String resource) {
        try (var file = Objects.requireNonNull(Workbooks.class.getResourceAsStream(resource), resource)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
