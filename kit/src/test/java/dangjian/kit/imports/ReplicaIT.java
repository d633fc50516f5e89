package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

class ReplicaIT extends ToyServiceTest {

    private static final byte[] SHEET = ToySheet.of(2_000).bytes();

    @TempDir
    private Path folder;

    @Autowired
    private Environment environment;

    @Autowired
    private ImportRepository jobs;

    private Path file;

    @BeforeEach
    void layWorkbookDown() throws IOException {
        file = Files.write(folder.resolve("toys.xlsx"), SHEET);
    }

    @Test
    void processKilledDuringAnImportLeavesNothing() throws IOException, InterruptedException {
        var killed = run(OtherReplica.class);

        assertThat(killed).isEqualTo(OtherReplica.KILLED);
        var id = onlyJob();
        assertThat(client.one(id).state()).isEqualTo(ImportState.RUNNING);
        assertThat(client.one(id).rows()).isEqualTo(1_000);
        database.sql("update import_jobs set heartbeat_at = now() - interval '31 seconds'")
                .then()
                .block();
        assertThat(jobs.interrupt(Duration.ofSeconds(30)).block()).isEqualTo(1);
        assertThat(client.one(id).code()).isEqualTo("import.interrupted");
        assertThat(toys()).isZero();
        assertThat(client.finish(SHEET, "all-or-nothing", false).imported()).isEqualTo(2_000);
    }

    @Test
    void progressIsSeenFromEveryReplicaAndAStoppedOneInterruptsItsImports() {
        UUID id;
        try (var replica = OtherReplica.start(OtherReplica.arguments(environment))) {
            id = OtherReplica.begin(replica, file, Mono::never);
            await().atMost(Duration.ofSeconds(20)).until(() -> client.one(id).rows() == 1_000);
        }

        assertThat(client.await(id).code()).isEqualTo("import.interrupted");
        assertThat(file).doesNotExist();
        assertThat(toys()).isZero();
    }

    private int run(Class<?> main) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                file.toString()));
        command.addAll(OtherReplica.arguments(environment));
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private UUID onlyJob() {
        return Objects.requireNonNull(database.sql("select id from import_jobs")
                .mapValue(UUID.class)
                .one()
                .block());
    }
}
