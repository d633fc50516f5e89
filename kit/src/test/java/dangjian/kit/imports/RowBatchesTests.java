package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class RowBatchesTests {

    private static final int READ_AHEAD = RowBatches.AHEAD * RowBatch.SIZE;

    @TempDir
    Path folder;

    private int parsed;

    @Test
    void parserWaitsForTheDatabase() throws IOException {
        var batches = RowBatches.of(task(20_000), Schedulers.immediate());

        StepVerifier.create(batches, 0)
                .expectSubscription()
                .then(() -> assertThat(parsed).isEqualTo(READ_AHEAD))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(parsed).isLessThanOrEqualTo(READ_AHEAD + RowBatch.SIZE))
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(parsed).isLessThanOrEqualTo(READ_AHEAD + 6 * RowBatch.SIZE))
                .thenCancel()
                .verify();
    }

    @Test
    void everyRowIsInOneBatch() throws IOException {
        StepVerifier.create(RowBatches.of(task(2_001), Schedulers.immediate())
                        .map(batch -> batch.rows().size()))
                .expectNext(1_000, 1_000, 1)
                .verifyComplete();
    }

    private ImportTask<String> task(int rows) throws IOException {
        var file = Files.write(folder.resolve("toys.xlsx"), ToySheet.of(rows).bytes());
        var importer = new Counting();
        return new ImportTask<>(UUID.randomUUID(), file, ImportMode.VALID_ROWS, false, importer, importer);
    }

    private final class Counting implements Importer<String>, ImportRun<String> {

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public SheetLayout layout() {
            return SheetLayout.of(ToyImporter.CODE, ToyImporter.NAME);
        }

        @Override
        public ImportRun<String> begin(Caller caller, Scope scope) {
            return this;
        }

        @Override
        public String parse(SheetRow row, RowFaults faults) {
            parsed++;
            return row.cell(ToyImporter.CODE).text();
        }

        @Override
        public Mono<Void> apply(List<String> rows) {
            return Mono.empty();
        }
    }
}
