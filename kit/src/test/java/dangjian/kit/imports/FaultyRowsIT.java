package dangjian.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.sheet.SheetRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

class FaultyRowsIT extends ToyServiceTest {

    private static final SheetColumn ROW = SheetColumn.required("行号");
    private static final SheetColumn FAULTS = SheetColumn.required("问题");

    @TempDir
    private Path folder;

    @Autowired
    private ImportKeeper keeper;

    @Test
    void faultyRowsComeBackWithTheirFaultsBesideThem() throws IOException {
        var job = client.finish(
                new ToySheet().row("T1", "球").row("X", "=1+1").row("T1", "").bytes(), "valid-rows", false);

        var rows = read(download(job.id()));

        assertThat(rows).extracting(row -> row.cell(ROW).text()).containsExactly("3", "4");
        assertThat(rows).extracting(row -> row.cell(ToyImporter.CODE).text()).containsExactly("X", "T1");
        assertThat(rows.getFirst().cell(ToyImporter.NAME).text()).isEqualTo("=1+1");
        assertThat(rows.getFirst().cell(FAULTS).text()).isEqualTo("编号：编号应为 T 加数字。");
        assertThat(rows.getLast().cell(FAULTS).text()).isEqualTo("编号：与第 2 行重复。\n名称：必填。");
    }

    @Test
    void workbookOfFaultyRowsCanBeImportedAgain() {
        var sheet = new ToySheet();
        for (int i = 1; i <= 1_500; i++) {
            sheet.row("T" + i, "");
        }
        var first = client.finish(sheet.bytes(), "valid-rows", false);
        var second = client.finish(download(first.id()), "valid-rows", false);

        assertThat(second.rows()).isEqualTo(1_500);
        assertThat(second.faultyRows()).isEqualTo(1_500);
    }

    @Test
    void cellsAreStoredEncrypted() {
        var job = client.finish(new ToySheet().row("X", "秘密的名字").bytes(), "valid-rows", false);

        var stored = Objects.requireNonNull(database.sql("select cells from import_faulty_rows where job_id = :job")
                .bind("job", job.id())
                .mapValue(byte[].class)
                .one()
                .block());

        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("秘密的名字");
    }

    @Test
    void cellsAreRemovedAfterTheirTimeAndFaultsStay() {
        var old = client.finish(new ToySheet().row("X", "旧").bytes(), "valid-rows", false);
        var recent = client.finish(new ToySheet().row("X", "新").bytes(), "valid-rows", false);
        database.sql("update import_jobs set finished_at = now() - interval '31 days' where id = :id")
                .bind("id", old.id())
                .then()
                .block();

        keeper.clean().block();

        client.get("/{id}/faulty-rows", old.id())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import.rows-gone");
        assertThat(client.faults(old.id(), "zh")).hasSize(1);
        assertThat(download(recent.id())).isNotEmpty();
    }

    @Test
    void importWithoutFaultsHasNoSuchWorkbook() {
        var job = client.finish(ToySheet.of(1).bytes(), "valid-rows", false);

        client.get("/{id}/faulty-rows", job.id())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import.no-faulty-rows");
    }

    private byte[] download(UUID id) {
        return Objects.requireNonNull(client.get("/{id}/faulty-rows", id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(
                        HttpHeaders.CONTENT_DISPOSITION,
                        value -> assertThat(value)
                                .contains("filename*=UTF-8''%E5%8F%B0%E8%B4%A6-%E9%97%AE%E9%A2%98.xlsx"))
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private List<SheetRow> read(byte[] workbook) throws IOException {
        var layout = SheetLayout.of(ToyImporter.CODE, ToyImporter.NAME, ROW, FAULTS);
        try (var reader = SheetReader.open(Files.write(folder.resolve("faulty.xlsx"), workbook), layout)) {
            var rows = new ArrayList<SheetRow>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }
}
