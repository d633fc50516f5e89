package dangjian.member.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.imports.FaultView;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.Sheets;
import dangjian.member.StandingTest;
import dangjian.member.TestPeople;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every ledger that a district keeps in a sheet is taken in, and comes out again with the same columns.
class LedgerIT extends StandingTest {

    private static final String NORTH = "中国共产党测试区北街第一支部委员会";
    private static final String SOUTH = "中国共产党测试区南街第一支部委员会";
    private static final List<String> MOBILE =
            List.of("所在党支部", "姓名", "公民身份号码", "外出流向", "是否出国（境）", "流入地党组织", "外出日期", "外出原因", "返回日期");
    private static final List<String> LOST = List.of("所在党支部", "姓名", "失联日期", "失联情形", "重新联系日期");
    private static final List<String> PENALTIES =
            List.of("所在党支部", "姓名", "处分种类", "立案编号", "事由", "处分日期", "留党察看月数", "批准机关", "文号", "恢复权利日期", "撤销日期", "撤销理由");
    private static final List<String> PLAQUES = List.of("所在党支部", "姓名", "种类", "名称", "地点", "授予日期", "到期日期");
    private static final List<String> PLEDGES = List.of("所在党支部", "姓名", "年度", "承诺事项");

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerSome() {
        run("truncate plaques cascade");
        li = member(TestOrganizations.NORTH_BRANCH, 1);
        member(TestOrganizations.SOUTH_BRANCH, 2);
    }

    @Test
    void mobileMembersAreTakenInAndComeOutAgain() {
        var row = List.of(NORTH, "李建国", "", "江苏省苏州市", "是", SOUTH, "2026-03-02", "外出务工", "");
        assertThat(imported("mobile-stays", NORTH_SECRETARY, MOBILE, row).imported())
                .isEqualTo(1);
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.isMobile")
                .isEqualTo(true);

        var ledger = workbook(NORTH_ADMIN, "/api/v1/mobile-stays/ledger?current=true");
        assertThat(ledger.title()).startsWith("流动党员台账 · 导出人 测试人员");
        assertThat(ledger.rows())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("所在党支部", NORTH)
                        .containsEntry("流入地党组织", SOUTH)
                        .containsEntry("是否出国（境）", "是")
                        .containsEntry("外出月数", "8")
                        .containsEntry("应联系日期", "2026-09-02"));
        assertThat(workbook(SOUTH_SECRETARY, "/api/v1/mobile-stays/ledger").rows())
                .hasSize(1);

        assertThat(faults("mobile-stays", NORTH_SECRETARY, MOBILE, row)).containsExactly("member.mobile.away-already");
        assertThat(faults(
                        "mobile-stays",
                        NORTH_SECRETARY,
                        MOBILE,
                        List.of(SOUTH, "李建国", "", "江苏省", "", "", "2026-03-02", "外出务工", ""),
                        List.of(NORTH, "查无此人", "", "江苏省", "", "", "2026-03-02", "外出务工", ""),
                        List.of(NORTH, "李建国", "", "江", "也许", "", "2026-12-02", "外出务工", ""),
                        List.of(NORTH, "李建国", "990000199001010010", "江苏省", "", "", "2026-03-02", "外出务工", "2026-06-30")))
                .containsExactlyInAnyOrder(
                        "member.branch.unknown",
                        "member.sheet.member",
                        "member.sheet.length",
                        "member.sheet.yes-no",
                        "member.badge.future",
                        "member.id-number.check-digit",
                        "member.sheet.ended");
    }

    @Test
    void twoOfOneNameAreToldApartByTheirIdNumbers() {
        member(TestOrganizations.NORTH_BRANCH, 3);
        var row = List.of(NORTH, "李建国", "", "江苏省苏州市", "", "", "2026-03-02", "外出务工", "");
        assertThat(faults("mobile-stays", NORTH_SECRETARY, MOBILE, row)).containsExactly("member.sheet.members");
        var named = List.of(NORTH, "李建国", TestPeople.idNumber(1), "江苏省苏州市", "", "", "2026-03-02", "外出务工", "");
        assertThat(faults("mobile-stays", NORTH_SECRETARY, MOBILE, named, named))
                .containsExactly("member.sheet.twice");
        assertThat(imported("mobile-stays", NORTH_SECRETARY, MOBILE, named).imported())
                .isEqualTo(1);
        assertThat(count("select count(*) from mobile_stays where member_id = '%s'".formatted(li)))
                .isEqualTo(1);
    }

    @Test
    void lostMembersAreTakenInByTheNameOfTheCircumstance() {
        assertThat(imported("lost-cases", NORTH_ADMIN, LOST, List.of(NORTH, "李建国", "2026-03-02", "外出务工经商", ""))
                        .imported())
                .isEqualTo(1);
        assertThat(workbook(NORTH_ADMIN, "/api/v1/lost-cases/ledger?open=true").rows())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).containsEntry("失联情形", "外出务工经商").containsEntry("可停止党籍日期", "2026-09-02"));
        assertThat(faults("lost-cases", NORTH_ADMIN, LOST, List.of(NORTH, "李建国", "2026-03-02", "去火星", "")))
                .containsExactlyInAnyOrder("member.lost.already", "member.lost.circumstance");
    }

    @Test
    void penaltiesAreTakenInWithWhatBecameOfThemAndByTheirOwnRules() {
        var probation = List.of(
                NORTH,
                "李建国",
                "留党察看",
                "2020-01",
                "违反纪律",
                "2020-03-02",
                "12",
                "区纪委监委",
                "晨纪决〔2020〕1号",
                "2021-03-02",
                "",
                "");
        assertThat(imported("penalties", NORTH_ADMIN, PENALTIES, probation).imported())
                .isEqualTo(1);
        assertThat(workbook(NORTH_ADMIN, "/api/v1/penalties/ledger").rows())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("处分种类", "留党察看")
                        .containsEntry("恢复权利日期", "2021-03-02")
                        .containsEntry("影响期至", "2023-03-02"));
        assertThat(workbook(SOUTH_ADMIN, "/api/v1/penalties/ledger").rows()).isEmpty();
        assertThat(faults(
                        "penalties",
                        NORTH_ADMIN,
                        PENALTIES,
                        probation,
                        List.of(NORTH, "李建国", "留党察看", "2020-02", "违反纪律", "2020-03-02", "18", "区纪委", "1号", "", "", ""),
                        List.of(
                                NORTH,
                                "李建国",
                                "留党察看",
                                "2020-03",
                                "违反纪律",
                                "2020-03-02",
                                "12",
                                "区纪委",
                                "1号",
                                "2020-06-01",
                                "",
                                ""),
                        List.of(NORTH, "李建国", "罚款", "2020-04", "违反纪律", "2020-03-02", "", "区纪委", "1号", "", "", ""),
                        List.of(NORTH, "李建国", "警告", "2020-05", "违反纪律", "2010-03-02", "", "区纪委", "1号", "", "", "")))
                .containsExactlyInAnyOrder(
                        "member.penalty.same-matter",
                        "member.penalty.probation-months",
                        "member.penalty.probation-runs",
                        "member.sheet.listed",
                        "member.penalty.before-joining");
    }

    @Test
    void plaquesOfMembersAndOfBranchesAreTakenIn() {
        assertThat(imported(
                                "plaques",
                                NORTH_SECRETARY,
                                PLAQUES,
                                List.of(NORTH, "李建国", "先锋岗", "便民服务窗口先锋岗", "一楼大厅", "2026-07-01", "2027-07-01"),
                                List.of(NORTH, "", "示范岗", "示范支部", "会议室", "2026-07-01", ""))
                        .imported())
                .isEqualTo(2);
        assertThat(workbook(NORTH_SECRETARY, "/api/v1/plaques/ledger").rows())
                .extracting(line -> line.get("姓名"))
                .containsExactly("李建国", "");
        assertThat(faults(
                        "plaques",
                        NORTH_SECRETARY,
                        PLAQUES,
                        List.of(NORTH, "李建国", "先锋岗", "便民服务窗口先锋岗", "一楼大厅", "2026-07-01", "2026-07-01")))
                .containsExactly("member.plaque.ends-on");
        post(
                        NORTH_ADMIN,
                        "/api/v1/penalties",
                        Map.of(
                                "memberId", li,
                                "kind", "WARNING",
                                "matterNo", "1",
                                "matter", "违反纪律",
                                "imposedOn", "2026-06-01",
                                "authority", "区纪委",
                                "documentNo", "1号"))
                .expectStatus()
                .isCreated();
        assertThat(faults(
                        "plaques",
                        NORTH_SECRETARY,
                        PLAQUES,
                        List.of(NORTH, "李建国", "示范岗", "另一个岗位", "一楼大厅", "2026-07-01", "")))
                .containsExactly("member.plaque.not-honourable");
    }

    @Test
    void pledgesAreTakenInAsDraftsOneItemALine() {
        var row = List.of(NORTH, "李建国", "2026", "每月参加一次志愿服务\n结对一名老人");
        assertThat(imported("pledges", NORTH_ADMIN, PLEDGES, row).imported()).isEqualTo(1);
        get(NORTH_SECRETARY, "/api/v1/pledges?state=DRAFT")
                .expectBody()
                .jsonPath("$.items[0].items.length()")
                .isEqualTo(2);
        assertThat(workbook(NORTH_SECRETARY, "/api/v1/pledges/ledger?year=2026").rows())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("承诺事项", "每月参加一次志愿服务\n结对一名老人")
                        .containsEntry("状态", "拟定"));
        assertThat(faults("pledges", NORTH_ADMIN, PLEDGES, row)).containsExactly("member.pledge.one-per-year");
        assertThat(faults("pledges", NORTH_ADMIN, PLEDGES, List.of(NORTH, "李建国", "明年", "好")))
                .containsExactlyInAnyOrder("member.sheet.number", "member.sheet.items");
    }

    @Test
    void whatIsNotInTheScopeIsNotInTheLedger() {
        for (var path : List.of("mobile-stays", "lost-cases", "penalties", "plaques", "pledges")) {
            assertThat(workbook(SOUTH_SECRETARY, "/api/v1/" + path + "/ledger").rows())
                    .isEmpty();
        }
    }

    @SafeVarargs
    private List<String> faults(String kind, String token, List<String> header, List<String>... rows) {
        var job = imported(kind, token, header, rows);
        assertThat(job.imported()).isZero();
        return imports(kind, token).faults(job).stream().map(FaultView::code).toList();
    }

    @SafeVarargs
    private ImportView imported(String kind, String token, List<String> header, List<String>... rows) {
        return imports(kind, token).finish(Sheets.of(header, List.of(rows)));
    }

    private ImportClient imports(String kind, String token) {
        return new ImportClient(web, "/api/v1/" + kind + "/imports", token);
    }
}
