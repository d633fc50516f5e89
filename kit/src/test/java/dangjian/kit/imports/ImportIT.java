package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ServiceTest
class ImportIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ToyImporter importer;

    @Autowired
    private ImportRepository jobs;

    @Autowired
    private ImportProperties properties;

    private ImportClient client;

    @BeforeEach
    void emptyTheShelf() {
        client = new ImportClient(web);
        importer.beforeApply = _ -> Mono.empty();
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("truncate toys, import_jobs cascade").then().block();
    }

    @AfterEach
    void everyUploadedWorkbookIsGone() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(properties.directory())
                .satisfiesAnyOf(
                        directory -> assertThat(directory).doesNotExist(),
                        directory -> assertThat(directory).isEmptyDirectory()));
    }

    @Test
    void validSheetIsImportedAndItsProgressCanBeFollowed() {
        var job = client.start(ToySheet.of(2_500).bytes(), "all-or-nothing", false);

        var events = client.follow(job);

        assertThat(events.getLast().state()).isEqualTo(ImportState.IMPORTED);
        assertThat(events.getLast().imported()).isEqualTo(2_500);
        assertThat(events.getLast().progress()).isEqualTo(100);
        assertThat(events).extracting(ImportView::rows).isSorted();
        assertThat(toys()).isEqualTo(2_500);
    }

    @Test
    void oneFaultKeepsEverythingOutAndAllFaultsAreReported() {
        var sheet = ToySheet.of(1_200).row("T7", "又一个").row("X", "错").row("T9999", " ");

        var job = client.finish(sheet.bytes(), "all-or-nothing", false);

        assertThat(job.state()).isEqualTo(ImportState.REJECTED);
        assertThat(job.rows()).isEqualTo(1_203);
        assertThat(job.faultyRows()).isEqualTo(3);
        assertThat(job.imported()).isZero();
        assertThat(toys()).isZero();
        assertThat(client.faults(job.id(), "zh"))
                .containsExactly(
                        new FaultView(1202, "编号", "import.duplicate", "与第 8 行重复。"),
                        new FaultView(1203, "编号", "toy.code", "编号应为 T 加数字。"),
                        new FaultView(1204, "名称", "import.required", "必填。"));
        assertThat(client.faults(job.id(), "en").getFirst().message()).isEqualTo("The same as in row 8.");
    }

    @Test
    void validRowsAreImportedWithoutTheFaultyOnes() {
        var job = client.finish(ToySheet.of(1_200).row("X", "错").bytes(), "valid-rows", false);

        assertThat(job.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(job.imported()).isEqualTo(1_200);
        assertThat(job.faults()).isEqualTo(1);
        assertThat(toys()).isEqualTo(1_200);
    }

    @Test
    void dryRunReportsAndStoresNothing() {
        var job = client.finish(ToySheet.of(1_200).row("X", "错").bytes(), "valid-rows", true);

        assertThat(job.state()).isEqualTo(ImportState.CHECKED);
        assertThat(job.faults()).isEqualTo(1);
        assertThat(job.imported()).isZero();
        assertThat(toys()).isZero();
    }

    @Test
    void theSameSheetAgainIsAllDuplicates() {
        var sheet = ToySheet.of(1_500).bytes();
        client.finish(sheet, "all-or-nothing", false);

        var again = client.finish(sheet, "valid-rows", false);

        assertThat(again.faultyRows()).isEqualTo(1_500);
        assertThat(again.imported()).isZero();
        assertThat(client.faults(again.id(), "zh"))
                .hasSize(1_500)
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("import.registered"));
        assertThat(toys()).isEqualTo(1_500);
    }

    @Test
    void faultsAndProgressAreSeenWhileNothingIsStoredYet() {
        var gate = holdAfterFirstBatch();
        var id = client.start(new ToySheet().row("X", "错").row("T0", "零").bytes(2_000), "valid-rows", false);

        await().atMost(Duration.ofSeconds(20)).until(() -> client.one(id).rows() == 1_000);

        assertThat(client.one(id).state()).isEqualTo(ImportState.RUNNING);
        assertThat(client.faults(id, "zh")).hasSize(1);
        assertThat(toys()).isZero();
        gate.tryEmitEmpty();
        assertThat(client.await(id).imported()).isEqualTo(2_001);
    }

    @Test
    void lostDatabaseConnectionLeavesNothing() {
        holdAfterFirstBatch();
        var id = client.start(ToySheet.of(2_000).bytes(), "valid-rows", false);
        await().atMost(Duration.ofSeconds(20)).until(() -> client.one(id).rows() == 1_000);

        database.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'
                        """)
                .then()
                .block();
        importer.beforeApply = _ -> Mono.empty();

        assertThat(client.await(id).state()).isEqualTo(ImportState.FAILED);
        assertThat(toys()).isZero();
    }

    @Test
    void importOfASilentProcessIsInterruptedAndCannotStoreAnything() {
        var gate = holdAfterFirstBatch();
        var id = client.start(ToySheet.of(2_000).bytes(), "valid-rows", false);
        await().atMost(Duration.ofSeconds(20)).until(() -> client.one(id).rows() == 1_000);

        database.sql("update import_jobs set heartbeat_at = now() - interval '31 seconds'")
                .then()
                .block();
        assertThat(jobs.interrupt(Duration.ofSeconds(30)).block()).isEqualTo(1);
        assertThat(client.one(id).code()).isEqualTo("import.interrupted");
        assertThat(client.one(id).message()).contains("没有保存任何内容");
        gate.tryEmitEmpty();

        everyUploadedWorkbookIsGone();
        assertThat(client.one(id).state()).isEqualTo(ImportState.FAILED);
        assertThat(toys()).isZero();
    }

    @Test
    void ruleThatFailsUnexpectedlyLeavesNothingAndTellsNothingInternal() {
        importer.beforeApply = toys -> toys.getFirst().code().equals("T1001")
                ? Mono.error(new IllegalStateException("secret"))
                : Mono.empty();

        var job = client.finish(ToySheet.of(2_000).bytes(), "valid-rows", false);

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.code()).isEqualTo("import.failed");
        assertThat(job.message()).doesNotContain("secret");
        assertThat(toys()).isZero();
    }

    @Test
    void whatSomebodyElseRegisteredMeanwhileIsAConflict() {
        importer.beforeApply = _ -> database.sql("select 1").then();
        importer.beforeApply = toys -> outside("insert into toys values ('T1500', '别人的')", toys);

        var job = client.finish(ToySheet.of(2_000).bytes(), "valid-rows", false);

        assertThat(job.code()).isEqualTo("import.conflict");
        assertThat(toys()).isEqualTo(1);
    }

    private Sinks.Empty<Void> holdAfterFirstBatch() {
        var gate = Sinks.<Void>empty();
        importer.beforeApply = toys -> toys.size() < 1_000 || toys.getFirst().code().equals("T1001")
                ? gate.asMono()
                : Mono.empty();
        return gate;
    }

    private int toys() {
        return java.util.Objects.requireNonNull(
                database.sql("select count(*)::int from toys").mapValue(Integer.class).one().block());
    }
}
