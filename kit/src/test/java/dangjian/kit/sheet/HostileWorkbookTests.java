package dangjian.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWorkbookTests {

    private static final SheetLayout LAYOUT =
            SheetLayout.of(SheetColumn.required("姓名"), SheetColumn.required("民族"), SheetColumn.optional("学历"));

    @TempDir
    Path folder;

    @Test
    void whatIsNoArchiveIsNoWorkbook() {
        assertCode("sheet.not-a-workbook", "姓名,民族\n张三,汉".getBytes(StandardCharsets.UTF_8));
        assertCode("sheet.not-a-workbook", new byte[0]);
    }

    @Test
    void archiveOfSomethingElseIsNoWorkbook() {
        assertCode(
                "sheet.not-a-workbook",
                new RawWorkbook().without("xl/workbook.xml").bytes());
        assertCode(
                "sheet.not-a-workbook",
                new RawWorkbook().part("xl/workbook.xml", "<document/>").bytes());
    }

    @Test
    void oldAndEncryptedWorkbooksAreNamedAsSuch() {
        assertCode("sheet.old-or-encrypted", HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(600)));
    }

    @Test
    void truncatedArchiveIsCorrupt() {
        var bytes = sheet().bytes();

        assertCode("sheet.corrupt", Arrays.copyOf(bytes, bytes.length / 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<worksheet><sheetData><row r=\"1\"><c></row>",
                "<worksheet><sheetData>",
                "<worksheet/>",
                "no xml",
                "<worksheet><sheetData><row r=\"x\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"2000000000\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>1e999999999</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>&evil;</v></c></row></sheetData></worksheet>"
            })
    void damagedSheetIsCorrupt(String xml) {
        assertCode(
                "sheet.corrupt", sheet().part("xl/worksheets/sheet1.xml", xml).bytes());
    }

    @Test
    void externalEntitiesAreNotRead() {
        var xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + RawWorkbook.sheet("<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>");

        assertCode(
                "sheet.corrupt", sheet().part("xl/worksheets/sheet1.xml", xml).bytes());
    }

    @Test
    void bombIsStoppedByItsRatioWhateverItClaims() throws IOException {
        var bytes = sheet().part("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(2_000_000) + "</sst>")
                .bytes();
        assertThat(bytes.length).isLessThan(100_000);

        assertCode("sheet.too-large", bytes);
        assertCode("sheet.too-large", claimingOneByte(bytes));
    }

    @Test
    void contentBeyondTheLimitIsRefusedBeforeItIsUnpacked() {
        var limits = new SheetLimits(10, 10, 1_000, 1_000, 100, 1_000);
        var bytes = sheet().part("docProps/app.xml", "x".repeat(2_000)).bytes();

        assertThat(failure(bytes, limits).code()).isEqualTo("sheet.too-large");
    }

    @Test
    void tooManyPartsAreRefused() {
        var workbook = sheet();
        for (int i = 0; i < 1_001; i++) {
            workbook.part("xl/media/" + i, "");
        }

        assertCode("sheet.too-large", workbook.bytes());
    }

    @Test
    void endlessAttributeIsRefusedBeforeItIsHeld() {
        var xml = RawWorkbook.sheet("<row spans=\"" + "x>".repeat(1_000_000) + "\"/>");

        assertCode(
                "sheet.too-large", sheet().part("xl/worksheets/sheet1.xml", xml).bytes());
    }

    @Test
    void endlessDepthAndEndlessNamesAreRefused() {
        var names = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            names.append("<x").append(i).append("/>");
        }

        assertCode(
                "sheet.corrupt",
                sheet().part("xl/worksheets/sheet1.xml", "<a>".repeat(1_000)).bytes());
        assertCode(
                "sheet.corrupt",
                sheet().part("xl/worksheets/sheet1.xml", RawWorkbook.sheet(names))
                        .bytes());
    }

    @Test
    void textLongerThanACellIsRefused() {
        assertCode("sheet.too-large", sheet().texts("长".repeat(40_000)).bytes());
    }

    @Test
    void sharedTextsAreBounded() {
        var limits = new SheetLimits(10, 10, 1 << 20, 1_000, 100, 1_000);
        var bytes = sheet().part("xl/sharedStrings.xml", "<sst>" + "<si><t>文本</t></si>".repeat(100) + "</sst>")
                .bytes();

        assertThat(failure(bytes, limits).code()).isEqualTo("sheet.too-large");
    }

    @Test
    void tooManyRowsAreRefused() {
        var workbook = sheet().texts("张三").texts("李四").texts("").texts("王五");

        var failure = failure(workbook.bytes(), SheetLimits.DEFAULT.withRows(2));

        assertThat(failure.code()).isEqualTo("sheet.too-many-rows");
        assertThat(failure.arguments()).containsExactly(2);
    }

    @Test
    void tooManyColumnsAreRefusedUnlessTheyAreEmpty() {
        var empty = sheet().cells("<c r=\"XFD2\" s=\"1\"/>").bytes();
        var full = sheet().cells("<c r=\"XFD2\"><v>1</v></c>").bytes();

        readAll(RawWorkbook.file(folder, empty), SheetLimits.DEFAULT);
        assertCode("sheet.too-many-columns", full);
    }

    @Test
    void missingColumnsAreAllNamed() {
        var layout = SheetLayout.of(
                SheetColumn.required("姓名"),
                SheetColumn.required("民族"),
                SheetColumn.required("学历"),
                SheetColumn.required("性别"));
        var path = new RawWorkbook().texts("姓名", "民族").in(folder);

        var failure = catchThrowableOfType(SheetException.class, () -> SheetReader.open(path, layout));

        assertThat(failure.code()).isEqualTo("sheet.missing-columns");
        assertThat(failure.arguments()).containsExactly(1, "学历、性别");
    }

    @Test
    void twoColumnsOfTheSameNameAreRefused() {
        assertCode(
                "sheet.duplicate-columns",
                new RawWorkbook().texts("姓名", "民族", "姓 名").bytes());
    }

    @Test
    void sheetWithoutHeaderOrContentIsRefused() {
        assertCode("sheet.no-header", new RawWorkbook().texts("张三", "汉").bytes());
        assertCode("sheet.empty", new RawWorkbook().texts("", " ").bytes());
        assertCode("sheet.empty", new RawWorkbook().workbook("", "").bytes());
    }

    private static RawWorkbook sheet() {
        return new RawWorkbook().texts("姓名", "民族", "学历");
    }

    private void assertCode(String code, byte[] workbook) {
        assertThat(failure(workbook, SheetLimits.DEFAULT).code()).isEqualTo(code);
    }

    private SheetException failure(byte[] workbook, SheetLimits limits) {
        var path = RawWorkbook.file(folder, workbook);
        var failure = catchThrowableOfType(SheetException.class, () -> readAll(path, limits));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void readAll(Path path, SheetLimits limits) {
        try (var reader = SheetReader.open(path, LAYOUT, limits)) {
            reader.forEachRemaining(SheetRow::number);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Changes the sizes in the archive's directory, which an attacker writes as he likes.
    private static byte[] claimingOneByte(byte[] archive) {
        var lying = archive.clone();
        for (int i = 0; i < lying.length - 46; i++) {
            if (lying[i] == 'P' && lying[i + 1] == 'K' && lying[i + 2] == 1 && lying[i + 3] == 2) {
                Arrays.fill(lying, i + 24, i + 28, (byte) 0);
                lying[i + 24] = 1;
            }
        }
        return lying;
    }
}
