package dangjian.kit.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory where uploaded workbooks wait; only this process's user can read them.
final class ImportFiles {

    private static final Logger log = LoggerFactory.getLogger(ImportFiles.class);

    /// What a process that died has left behind is older than this; no import takes nearly as long.
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path directory;

    ImportFiles(Path directory) {
        this.directory = directory;
    }

    Path create() {
        try {
            Files.createDirectories(directory);
            return Files.createTempFile(directory, "import-", ".xlsx");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            log.warn("An uploaded workbook could not be deleted; it will be tried again later", failure);
        }
    }

    /// Deletes what processes that died have left behind.
    void deleteLeftBehind(Instant now) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "import-*.xlsx")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    delete(file);
                }
            }
        } catch (IOException failure) {
            log.warn("Old uploaded workbooks could not be listed", failure);
        }
    }
}
