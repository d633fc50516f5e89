package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportIT extends ToyServiceTest {

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
}
