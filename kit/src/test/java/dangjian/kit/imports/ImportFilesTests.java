package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTests {

    @TempDir
    private Path folder;

    @Test
    void workbooksLeftBehindByDeadProcessesAreDeleted() {
        var files = new ImportFiles(folder.resolve("imports"));
        files.deleteLeftBehind(Instant.now());
        var file = files.create();

        files.deleteLeftBehind(Instant.now().plus(Duration.ofHours(23)));
        assertThat(file).exists();
        files.deleteLeftBehind(Instant.now().plus(Duration.ofHours(25)));
        assertThat(file).doesNotExist();
    }

    @Test
    void nobodyElseReadsAnUploadedWorkbook() throws IOException {
        var file = new ImportFiles(folder.resolve("imports")).create();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
