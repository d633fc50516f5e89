package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.sheet.SheetRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportIT extends RosterServiceTest {

    private static final String REASON = "年度党内统计核对";

    @TempDir
    Path folder;

    @BeforeEach
    void registerTwo() {
        run("truncate member_exports");
        register(
                TestOrganizations.NORTH_BRANCH,
                Records.with(Records.li(), Map.of("particulars", Map.of("hardship", "因病致困", "skills", "法律咨询、义诊"))));
        register(TestOrganizations.SOUTH_BRANCH, Records.wang());
    }

    @Test
    void theSheetHoldsWhatASearchFindsMasked() throws IOException {
        var rows = export(DISTRICT_ADMIN, Map.of("name", "ljg", "reason", REASON));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(cell(row, RosterField.NAME)).isEqualTo("李建国");
            assertThat(cell(row, RosterField.ID_NUMBER)).isEqualTo("990***********0017");
            assertThat(cell(row, RosterField.PHONE)).isEqualTo("138****8000");
            assertThat(cell(row, RosterField.HARDSHIP)).isEqualTo("***");
            assertThat(cell(row, RosterField.EDUCATION)).isEqualTo("大学");
            assertThat(cell(row, RosterField.STAGE)).isEqualTo("正式党员");
            assertThat(cell(row, RosterField.IS_LOST)).isEqualTo("否");
            assertThat(cell(row, RosterField.SKILLS)).isEqualTo("法律服务、医疗健康");
            assertThat(cell(row, RosterField.BRANCH)).isEqualTo("中国共产党测试区北街第一支部委员会");
        });
    }

    @Test
    void personalDataAreInClearWhenAskedForAndThatIsOnRecord() throws IOException {
        var rows = export(
                NORTH_ADMIN,
                Map.of(
                        "isClear",
                        true,
                        "reason",
                        REASON,
                        "fields",
                        List.of("HARDSHIP", "NAME", "PHONE", "ID_NUMBER", "STAGE", "BRANCH", "JOINED_ON")));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(cell(row, RosterField.ID_NUMBER)).isEqualTo(Records.LI_ID);
            assertThat(cell(row, RosterField.PHONE)).isEqualTo(Records.LI_PHONE);
            assertThat(cell(row, RosterField.HARDSHIP)).isEqualTo("因病致困");
            assertThat(row.texts()).hasSize(7);
        });
        get(NORTH_ADMIN, "/api/v1/members/exports")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].isClear")
                .isEqualTo(true)
                .jsonPath("$.items[0].rowCount")
                .isEqualTo(1)
                .jsonPath("$.items[0].reason")
                .isEqualTo(REASON)
                .jsonPath("$.items[0].fields.length()")
                .isEqualTo(7);
    }

    @Test
    void theRecordTellsTheCriteriaWithoutPersonalData() throws IOException {
        export(DISTRICT_ADMIN, Map.of("idNumber", Records.LI_ID, "name", "李", "minAge", 30, "reason", REASON));

        var body = Objects.requireNonNull(get(DISTRICT_ADMIN, "/api/v1/members/exports")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(body).contains("\"idNumber\"", "\"***\"", "\"minAge\"", "30").doesNotContain(Records.LI_ID, "李");
    }

    @Test
    void anExportOfTheWholeDistrictIsNotShownToOnePartOfIt() throws IOException {
        export(DISTRICT_ADMIN, Map.of("reason", REASON));
        export(SOUTH_SECRETARY, Map.of("reason", REASON));

        assertThat(count("select count(*) from member_exports")).isEqualTo(2);
        get(SOUTH_ADMIN, "/api/v1/members/exports")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        get(NORTH_ADMIN, "/api/v1/members/exports")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get(SOUTH_SECRETARY, "/api/v1/members/exports").expectStatus().isForbidden();
    }

    @Test
    void nothingLeavesWithoutAReasonOrFromOutsideTheScope() {
        post(DISTRICT_ADMIN, "/api/v1/members/exports", Map.of()).expectStatus().isBadRequest();
        post(SOUTH_ADMIN, "/api/v1/members/exports", Map.of("under", TestOrganizations.NORTH, "reason", REASON))
                .expectStatus()
                .isNotFound();
        assertThat(count("select count(*) from member_exports")).isZero();
    }

    @Test
    void whatWasExportedInClearCanBeImportedAgain() throws IOException {
        var bytes = workbook(DISTRICT_ADMIN, Map.of("isClear", true, "reason", REASON));
        run("truncate members cascade");

        var job = imported(DISTRICT_ADMIN, bytes, "all-or-nothing", false);

        assertThat(faults(DISTRICT_ADMIN, job)).isEmpty();
        assertThat(job.imported()).isEqualTo(2);
    }

    private List<SheetRow> export(String token, Map<String, ?> request) throws IOException {
        var file = Files.write(folder.resolve("export.xlsx"), workbook(token, request));
        var rows = new ArrayList<SheetRow>();
        try (var sheet = SheetReader.open(file, RosterField.LAYOUT)) {
            assertThat(sheet.headerRow()).isEqualTo(2);
            sheet.forEachRemaining(rows::add);
        }
        return rows;
    }

    private byte[] workbook(String token, Map<String, ?> request) {
        return Objects.requireNonNull(post(token, "/api/v1/members/exports", request)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private static String cell(SheetRow row, RosterField field) {
        return row.cell(field.column()).text();
    }
}
