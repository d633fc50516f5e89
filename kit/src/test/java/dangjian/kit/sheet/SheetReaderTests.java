package dangjian.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTests {

    private static final SheetColumn NAME = SheetColumn.required("姓名");
    private static final SheetColumn ID = SheetColumn.required("公民身份号码", "身份证号", "身份证号码");
    private static final SheetColumn BIRTHDAY = SheetColumn.required("出生日期");
    private static final SheetColumn PHONE = SheetColumn.optional("联系电话", "手机号");
    private static final SheetLayout LAYOUT = SheetLayout.of(NAME, ID, BIRTHDAY, PHONE);

    @TempDir
    Path folder;

    @Test
    void headerStandsBelowTitleLinesAndRowsKeepTheirNumbers() throws IOException {
        var workbook = new RawWorkbook()
                .texts("晨江区党员名册")
                .texts("填报单位：望江街道", "", "2026年")
                .texts("姓名", "公民身份号码", "出生日期")
                .texts("张三", "990000199001010017", "1990-01-01")
                .texts("", " ", "\u00a0\u3000")
                .skipRows(3)
                .texts("李四", "990000198506150029", "1985.6.15")
                .texts()
                .texts("");

        var rows = read(workbook);

        assertThat(rows).extracting(SheetRow::number).containsExactly(4, 9);
        assertThat(rows).extracting(row -> row.cell(NAME).text()).containsExactly("张三", "李四");
    }

    @Test
    void columnsMayBeInAnyOrderUnderTheirUsualNames() throws IOException {
        var workbook = new RawWorkbook()
                .texts("序号", "出生日期\n（年月日）", "联系 电话：", "身份证号*", "备注", "姓\u3000名（必填）")
                .texts("1", "1990年1月1日", "13800138000", "990000199001010017", "老党员", "张三");

        var row = read(workbook).getFirst();

        assertThat(row.cell(NAME).text()).isEqualTo("张三");
        assertThat(row.cell(ID).text()).isEqualTo("990000199001010017");
        assertThat(row.cell(BIRTHDAY).date()).contains(LocalDate.of(1990, 1, 1));
        assertThat(row.cell(PHONE).text()).isEqualTo("13800138000");
        assertThat(row.texts()).containsExactly("1", "1990年1月1日", "13800138000", "990000199001010017", "老党员", "张三");
    }

    @Test
    void endIsTheEndHoweverOftenItIsAskedFor() throws IOException {
        try (var reader = SheetReader.open(withHeader().texts("张三").in(folder), LAYOUT)) {
            reader.next();

            assertThat(reader.hasNext()).isFalse();
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void missingOptionalColumnReadsAsEmpty() throws IOException {
        var row = read(withHeader().texts("张三", "1", "2")).getFirst();

        assertThat(row.cell(PHONE).isBlank()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, false, 32874, 1990-01-01",
        "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;, false, 32874.75, 1990-01-01",
        "[$-804]yyyy年m月d日, true, 31412, 1990-01-01",
        "m/d/yy, false, 1, 1900-01-01",
        "m/d/yy, false, 61, 1900-03-01"
    })
    void dateCellsAreDays(String format, boolean startsIn1904, String number, LocalDate day) throws IOException {
        var workbook = withHeader()
                .dates(format)
                .workbook(
                        "<workbookPr date1904=\"%s\"/>".formatted(startsIn1904),
                        "<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>")
                .cells(text("张三") + text("1") + "<c s=\"1\"><v>" + number + "</v></c>");

        var cell = read(workbook).getFirst().cell(BIRTHDAY);

        assertThat(cell.kind()).isEqualTo(Cell.Kind.DATE);
        assertThat(cell.date()).contains(day);
        assertThat(cell.month()).contains(YearMonth.from(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "[Red]0", "h:mm:ss", "\"day\"0", "General"})
    void otherFormatsAreNoDates(String format) {
        assertThat(CellFormats.isDateCode(format)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000, false",
        "1.3800138E10, 13800138000, false",
        "113.264385, 113.264385, false",
        "990000199001010000, 990000199001010000, true",
        "9.9000019900101E+17, 990000199001010000, true"
    })
    void numberCellsShowTheirDigitsAndSayWhenTheyLostSome(String raw, String text, boolean imprecise)
            throws IOException {
        var cell = read(withHeader().cells(text("张三") + "<c><v>" + raw + "</v></c>"))
                .getFirst()
                .cell(ID);

        assertThat(cell.text()).isEqualTo(text);
        assertThat(cell.isImprecise()).isEqualTo(imprecise);
    }

    @Test
    void formulasAreSeenWhateverTheyShow() throws IOException {
        var rows = read(withHeader()
                .cells("<c t=\"str\"><f>A1</f><v>张三</v></c><c><f>1+1</f><v>2</v></c>")
                .cells("<c t=\"s\"><f>A1</f></c>"));

        assertThat(rows.getFirst().cell(NAME).isFormula()).isTrue();
        assertThat(rows.getFirst().cell(ID).isFormula()).isTrue();
        assertThat(rows.getLast().cell(NAME).isFormula()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "＝HYPERLINK(1)", " +cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "张_x0007_三", "a\u202eb"})
    void textThatCouldRunIsDangerous(String text) throws IOException {
        assertThat(read(withHeader().texts(text, "1")).getFirst().cell(NAME).isDangerous())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三", "\t张三\t", "第一行\n第二行", "-", "——", "a=b"})
    void ordinaryTextIsNot(String text) throws IOException {
        assertThat(read(withHeader().texts(text, "1")).getFirst().cell(NAME).isDangerous())
                .isFalse();
    }

    @Test
    void sharedTextsJoinTheirRunsWithoutPhoneticHints() throws IOException {
        var workbook = withHeader()
                .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si></sst>")
                .cells("<c t=\"s\"><v>0</v></c>" + text("1"));

        assertThat(read(workbook).getFirst().cell(NAME).text()).isEqualTo("张三");
    }

    @Test
    void firstVisibleSheetWithTheHeaderIsRead() throws IOException {
        var workbook = new RawWorkbook()
                .workbook(
                        "",
                        "<sheet name=\"旧\" state=\"hidden\" r:id=\"rId3\"/><sheet name=\"说明\" r:id=\"rId1\"/>"
                                + "<sheet name=\"名册\" r:id=\"rId2\"/>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        (RawWorkbook.relations("rId1", "worksheet", "worksheets/sheet1.xml")
                                        + RawWorkbook.relations("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
                                        + RawWorkbook.relations("rId3", "worksheet", "worksheets/sheet2.xml"))
                                .replace("</Relationships><Relationships>", ""))
                .part(
                        "xl/worksheets/sheet2.xml",
                        RawWorkbook.sheet("<row>" + text("姓名") + text("身份证号") + text("出生日期") + "</row><row>"
                                + text("张三") + "</row>"))
                .texts("填表说明");

        assertThat(read(workbook)).extracting(SheetRow::number).containsExactly(2);
    }

    @Test
    void workbookOfASpreadsheetProgramIsRead() throws IOException {
        var path = Path.of("src/test/resources/dangjian/kit/sheet/members-with-errors.xlsx");
        try (var reader = SheetReader.open(path, LAYOUT)) {
            var rows = new ArrayList<SheetRow>();
            reader.forEachRemaining(rows::add);

            assertThat(reader.header()).hasSize(18);
            assertThat(reader.progress()).isGreaterThan(0.9);
            assertThat(rows).hasSize(200);
            assertThat(rows.getFirst().number()).isEqualTo(2);
            assertThat(rows.get(150).cell(NAME).isDangerous()).isTrue();
            assertThat(rows)
                    .filteredOn(row -> row.cell(NAME).isBlank())
                    .extracting(SheetRow::number)
                    .containsExactly(30);
        }
    }

    private static RawWorkbook withHeader() {
        return new RawWorkbook().texts("姓名", "公民身份号码", "出生日期");
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private List<SheetRow> read(RawWorkbook workbook) throws IOException {
        try (var reader = SheetReader.open(workbook.in(folder), LAYOUT)) {
            var rows = new ArrayList<SheetRow>();
            reader.forEachRemaining(rows::add);
            return rows;
        }
    }
}
