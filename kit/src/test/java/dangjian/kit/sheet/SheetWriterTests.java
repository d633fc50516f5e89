package dangjian.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetWriterTests {

    private static final SheetColumn NAME = SheetColumn.required("姓名");
    private static final SheetColumn ID = SheetColumn.required("公民身份号码");
    private static final SheetColumn ROW = SheetColumn.optional("行号");
    private static final SheetColumn FAULTS = SheetColumn.optional("问题");

    @TempDir
    Path folder;

    @Test
    void textStaysTextWhateverItLooksLike() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "名册", List.of("姓名", "公民身份号码"))) {
            writer.write(List.of("=1+1", "990000199001010017"));
            writer.write(Arrays.asList(null, "<&>\u0007_x0041_"));
        }

        var rows = read(out.toByteArray());

        assertThat(rows.getFirst().cell(NAME).text()).isEqualTo("=1+1");
        assertThat(rows.getFirst().cell(NAME).isFormula()).isFalse();
        assertThat(rows.getFirst().cell(ID).text()).isEqualTo("990000199001010017");
        assertThat(rows.getLast().cell(NAME).isBlank()).isTrue();
        assertThat(rows.getLast().cell(ID).text()).isEqualTo("<&>\u0007_x0041_");
    }

    @Test
    void headerStaysOnScreen() throws IOException {
        var out = new ByteArrayOutputStream();
        new SheetWriter(out, "名册", List.of("姓名")).close();

        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).contains("ySplit=\"1\"", "state=\"frozen\"");
    }

    @Test
    void aTitleStandsAboveTheHeaderAndIsNoRow() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "名册", "Export 7", List.of("姓名", "公民身份号码"), List.of())) {
            writer.write(List.of("李建国", "990000199001010017"));
        }

        assertThat(read(out.toByteArray()))
                .singleElement()
                .satisfies(row -> assertThat(row.cell(NAME).text()).isEqualTo("李建国"));
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).contains("Export 7", "ySplit=\"2\"");
    }

    @Test
    void whatOneSheetCannotHoldGoesOnInTheNextWithTheSameHeading() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "Roster", "Export 7", List.of("Name", "Number"), List.of(), 4)) {
            for (var number = 1; number <= 5; number++) {
                writer.write(List.of("Person-" + number));
            }
        }

        var workbook = part(out.toByteArray(), "xl/workbook.xml");
        assertThat(workbook).contains("name=\"Roster\"", "name=\"Roster 2\"", "name=\"Roster 3\"");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml"))
                .contains("Person-1", "Person-2")
                .doesNotContain("Person-3");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet2.xml"))
                .contains("Export 7", "Number", "Person-3", "Person-4", "ySplit=\"2\"")
                .doesNotContain("Person-2", "Person-5", "r=\"5\"");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet3.xml")).contains("Export 7", "Person-5");
    }

    @Test
    void aFullLastSheetIsNotFollowedByAnEmptyOne() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new SheetWriter(out, "Roster", "", List.of("姓名", "公民身份号码"), List.of(), 3)) {
            writer.write(List.of("李建国"));
            writer.write(List.of("王秀兰"));
        }

        assertThat(part(out.toByteArray(), "xl/workbook.xml")).doesNotContain("Roster 2");
        assertThat(read(out.toByteArray())).hasSize(2);
    }

    @Test
    void rowsLeaveWhileOthersAreStillWritten() throws IOException {
        var counted = new CountingStream();
        try (var writer = new SheetWriter(counted, "名册", List.of("姓名"))) {
            for (int i = 0; i < 20_000; i++) {
                writer.write(List.of("姓名" + Math.floorMod(i * 2_654_435_761L, 1_000_003)));
            }
            assertThat(counted.bytes).isGreaterThan(50_000);
        }
    }

    @Test
    void faultyRowsComeBackWithTheirFaultsAndCanBeReadAgain() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new FaultyRowsWriter(out, List.of("姓名", "公民身份号码"))) {
            writer.write(5, List.of("张三"), List.of("公民身份号码：必填", "姓名：重复"));
        }

        var row = read(out.toByteArray()).getFirst();

        assertThat(row.cell(NAME).text()).isEqualTo("张三");
        assertThat(row.cell(ID).isBlank()).isTrue();
        assertThat(row.cell(ROW).text()).isEqualTo("5");
        assertThat(row.cell(FAULTS).text()).isEqualTo("公民身份号码：必填\n姓名：重复");
    }

    private List<SheetRow> read(byte[] workbook) throws IOException {
        try (var reader = SheetReader.open(RawWorkbook.file(folder, workbook), SheetLayout.of(NAME, ID, ROW, FAULTS))) {
            var rows = new ArrayList<SheetRow>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }

    private String part(byte[] workbook, String name) throws IOException {
        try (var zip = new ZipFile(RawWorkbook.file(folder, workbook).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class CountingStream extends OutputStream {

        private long bytes;

        @Override
        public void write(int single) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
