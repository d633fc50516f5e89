package dangjian.kit.imports;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How imports are run.
///
/// @param maxFileSize greatest size of an uploaded workbook
/// @param directory where uploaded workbooks wait, a temporary one unless given; they go as soon as their job is over
/// @param concurrency number of imports that run at the same time in one process
/// @param waiting number of imports that may wait for their turn in one process
/// @param keepFaultyRows how long the cells of faulty rows can be downloaded
/// @param heartbeat how often a process says that its imports are alive
/// @param silence after which an import counts as interrupted
@ConfigurationProperties("dangjian.imports")
record ImportProperties(
        @DefaultValue("50MB") DataSize maxFileSize,
        @Nullable Path directory,
        @DefaultValue("2") int concurrency,
        @DefaultValue("20") int waiting,
        @DefaultValue("30d") Duration keepFaultyRows,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("30s") Duration silence) {

    Path waitingRoom() {
        return directory == null ? Path.of(System.getProperty("java.io.tmpdir"), "dangjian-imports") : directory;
    }
}
