package dangjian.member.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.Sheets;
import dangjian.member.StandingTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptImportIT extends StandingTest {

    private static final String IMPORTS = "/api/v1/badge-receipts/imports";
    private static final String NORTH = "中国共产党测试区北街第一支部委员会";
    private static final String SOUTH = "中国共产党测试区南街第一支部委员会";

    @BeforeEach
    void issueTwo() {
        run("truncate badge_batches, badge_events, plaques cascade");
        member(TestOrganizations.NORTH_BRANCH, 1);
        member(TestOrganizations.SOUTH_BRANCH, 2);
        id(post(
                DISTRICT_ADMIN,
                "/api/v1/badge-batches",
                Map.of(
                        "orgId",
                        TestOrganizations.DISTRICT,
                        "name",
                        "2020新党徽",
                        "issuedOn",
                        "2020-06-20",
                        "quantity",
                        1)));
    }

    @Test
    void aSheetOfReceiversIsTakenInAndASecondTimeFindsThemAll() {
        assertThat(imported(DISTRICT_ADMIN, List.of("2020新党徽", NORTH, "李建国", "2020年6月30日"))
                        .imported())
                .isEqualTo(1);
        assertThat(count("select count(*) from badge_receipts")).isEqualTo(1);
        var batch = Objects.requireNonNull(database.sql("select id from badge_batches")
                .mapValue(UUID.class)
                .one()
                .block());
        assertThat(workbook(NORTH_SECRETARY, "/api/v1/badge-batches/{id}/receipts/ledger", batch)
                        .rows())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("批次", "2020新党徽")
                        .containsEntry("所在党支部", NORTH)
                        .containsEntry("领取日期", "2020-06-30"));
        assertThat(imported(DISTRICT_ADMIN, List.of("2020新党徽", NORTH, "李建国", "2020-06-30"))
                        .faults())
                .isEqualTo(1);
    }

    @Test
    void everyFaultIsToldAndNothingIsTakenIn() {
        var job = imported(
                NORTH_SECRETARY,
                List.of("没有的批次", NORTH, "李建国", "2020-06-30"),
                List.of("2020新党徽", SOUTH, "李建国", "2020-06-30"),
                List.of("2020新党徽", NORTH, "查无此人", "2020-06-30"),
                List.of("2020新党徽", NORTH, "李建国", "2020-06-19"),
                List.of("2020新党徽", NORTH, "李建国", "不记得了"),
                List.of("2020新党徽", NORTH, "", "2020-06-30"));
        assertThat(job.faults()).isEqualTo(6);
        assertThat(count("select count(*) from badge_receipts")).isZero();
    }

    @Test
    void noMoreAreGivenThanTheBatchHas() {
        var job = imported(
                DISTRICT_ADMIN,
                List.of("2020新党徽", NORTH, "李建国", "2020-06-30"),
                List.of("2020新党徽", SOUTH, "李建国", "2020-06-30"));
        assertThat(job.faults()).isEqualTo(1);
        assertThat(count("select count(*) from badge_receipts")).isZero();
    }

    @SafeVarargs
    private ImportView imported(String token, List<String>... rows) {
        return new ImportClient(web, IMPORTS, token)
                .finish(Sheets.of(List.of("批次", "所在党支部", "姓名", "领取日期"), List.of(rows)));
    }
}
