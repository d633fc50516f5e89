package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class InterruptedImportIT extends ToyServiceTest {

    @Autowired
    private ImportRepository jobs;

    @Test
    void faultsAndProgressAreSeenWhileNothingIsStoredYet() {
        var gate = holdAfterFirstBatch();
        var id = client.start(ToySheet.of(2_000, new ToySheet().row("X", "错")).bytes(), "valid-rows", false);

        awaitFirstBatch(id);

        assertThat(client.one(id).state()).isEqualTo(ImportState.RUNNING);
        assertThat(client.faults(id, "zh")).hasSize(1);
        assertThat(toys()).isZero();
        gate.tryEmitEmpty();
        assertThat(client.await(id).imported()).isEqualTo(2_000);
    }

    @Test
    void lostDatabaseConnectionLeavesNothing() {
        var gate = holdAfterFirstBatch();
        var id = client.start(ToySheet.of(2_000).bytes(), "valid-rows", false);
        awaitFirstBatch(id);

        database.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'
                        """).then().block();
        gate.tryEmitEmpty();

        var job = client.await(id);
        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.code()).isEqualTo("import.interrupted");
        assertThat(toys()).isZero();
    }

    @Test
    void importOfASilentProcessIsInterruptedAndCannotStoreAnything() {
        var gate = holdAfterFirstBatch();
        var id = client.start(ToySheet.of(2_000).bytes(), "valid-rows", false);
        awaitFirstBatch(id);

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
        importer.beforeApply = toys ->
                toys.getFirst().code().equals("T1001") ? Mono.error(new IllegalStateException("secret")) : Mono.empty();

        var job = client.finish(ToySheet.of(2_000).bytes(), "valid-rows", false);

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.code()).isEqualTo("import.failed");
        assertThat(job.message()).doesNotContain("secret");
        assertThat(toys()).isZero();
    }

    @Test
    void whatSomebodyElseRegisteredMeanwhileIsAConflict() {
        importer.beforeApply = toys ->
                toys.getFirst().code().equals("T1001") ? Mono.fromRunnable(this::registerElsewhere) : Mono.empty();

        var job = client.finish(ToySheet.of(2_000).bytes(), "valid-rows", false);

        assertThat(job.code()).isEqualTo("import.conflict");
        assertThat(toys()).isEqualTo(1);
    }

    private Sinks.Empty<Void> holdAfterFirstBatch() {
        var gate = Sinks.<Void>empty();
        var batches = new AtomicInteger();
        importer.beforeApply = _ -> batches.incrementAndGet() == 2 ? gate.asMono() : Mono.empty();
        return gate;
    }

    private void awaitFirstBatch(UUID id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> client.one(id).rows() == 1_000);
    }

    private void registerElsewhere() {
        try (var connection = LocalPostgres.database("toy_service").connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into toys values ('T1500', '别人的')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
