package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.FaultView;
import dangjian.kit.imports.ImportState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class MemberImportIT extends RosterServiceTest {

    private static final String[] HEADINGS = {"姓名", "公民身份号码", "人员类别", "所在党支部", "加入党组织日期", "转为正式党员日期"};
    private static final String NORTH_BRANCH = "中国共产党测试区北街第一支部委员会";
    private static final String SOUTH_BRANCH = "中国共产党测试区南街第一支部委员会";

    @Test
    void theFaultyWorkbookYieldsExactlyTheExpectedFaultsAndImportsNothingByDefault() {
        plantTheDistrict();

        var job = imported(DISTRICT_ADMIN, FaultyWorkbook.bytes(), "all-or-nothing", false);

        assertThat(job.state()).isEqualTo(ImportState.REJECTED);
        assertThat(job.rows()).isEqualTo(200);
        assertThat(job.imported()).isZero();
        assertThat(count("select count(*) from members")).isZero();
        assertExpected(faults(DISTRICT_ADMIN, job));
    }

    @Test
    void theValidRowsOfTheFaultyWorkbookAreImportedOnRequest() {
        plantTheDistrict();

        var job = imported(DISTRICT_ADMIN, FaultyWorkbook.bytes(), "valid-rows", false);

        assertThat(job.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(job.imported()).isEqualTo(180);
        assertExpected(faults(DISTRICT_ADMIN, job));
        assertThat(count("select count(*) from members")).isEqualTo(180);
        assertThat(count("select count(distinct member_id) from membership_periods"))
                .isEqualTo(180);
    }

    @Test
    void aDryRunFindsTheSameFaultsAndImportsNothing() {
        plantTheDistrict();

        var job = imported(DISTRICT_ADMIN, FaultyWorkbook.bytes(), "valid-rows", true);

        assertThat(job.state()).isEqualTo(ImportState.CHECKED);
        assertExpected(faults(DISTRICT_ADMIN, job));
        assertThat(count("select count(*) from members")).isZero();
    }

    @Test
    void aSecondIdenticalImportIsAllDuplicatesAndChangesNothing() {
        plantTheDistrict();
        imported(DISTRICT_ADMIN, FaultyWorkbook.bytes(), "valid-rows", false);
        var before = count("select sum(hashtext(members::text)) from members");

        var again = imported(DISTRICT_ADMIN, FaultyWorkbook.bytes(), "valid-rows", false);

        assertThat(again.imported()).isZero();
        assertThat(again.faultyRows()).isEqualTo(200);
        assertThat(faults(DISTRICT_ADMIN, again))
                .filteredOn(fault -> fault.code().equals("import.registered"))
                .hasSize(180)
                .allSatisfy(fault -> assertThat(fault.column()).isEqualTo("公民身份号码"));
        assertThat(count("select sum(hashtext(members::text)) from members")).isEqualTo(before);
    }

    @Test
    void aBranchOutsideTheScopeDoesNotExistForTheImport() {
        var sheet = RosterSheet.of(HEADINGS)
                .row("李建国", Records.LI_ID, "正式党员", NORTH_BRANCH, "2012-06-20", "2013-06-20")
                .row("王秀英", Records.WANG_ID, "预备", SOUTH_BRANCH, "2026.3.1", "");

        var job = imported(NORTH_SECRETARY, sheet.bytes(), "valid-rows", false);

        assertThat(job.imported()).isEqualTo(1);
        assertThat(faults(NORTH_SECRETARY, job))
                .extracting(FaultView::row, FaultView::column, FaultView::code)
                .containsExactly(Tuple.tuple(3, "所在党支部", "member.branch.unknown"));
        assertThat(count("select count(*) from members where org_id = '" + TestOrganizations.NORTH_BRANCH + "'"))
                .isOne();
    }

    @Test
    void untidyCellsAreUnderstood() {
        var sheet = RosterSheet.of("入党时间", "姓 名*", "身份证号", "人员类别", "转正日期", "所属党支部", "民族", "文化程度", "手机号码", "是否流动", "流向")
                .row(
                        "二〇一二年六月二十日",
                        " 李 建国 ",
                        "９９００００ 19900101 0017",
                        "正式",
                        "2013/6/20",
                        NORTH_BRANCH + "　",
                        "汉",
                        "本科",
                        "+86 138-0013-8000",
                        "√",
                        "江苏省南京市")
                .row(
                        "2000.1.1",
                        "赵云",
                        "99010119771103004x",
                        "正式党员",
                        "2001年1月1日",
                        NORTH_BRANCH,
                        "回族",
                        "大学",
                        "-",
                        "×",
                        "/")
                .row("", "", "", "", "", "", "", "", "", "", "");

        var job = imported(NORTH_SECRETARY, sheet.bytes(), "all-or-nothing", false);

        assertThat(faults(NORTH_SECRETARY, job)).isEmpty();
        assertThat(job.imported()).isEqualTo(2);
        assertThat(count("""
                select count(*) from members where nation in ('01', '03') and education = 'UNIVERSITY'
                    and name in ('李建国', '赵云')""")).isEqualTo(2);
        assertThat(count("select count(*) from members where mobile_to = '江苏省南京市' and phone_index is not null"))
                .isOne();
    }

    @Test
    void aRegisteredIdNumberIsToldAndNotWhatFollowsFromIt() {
        register(TestOrganizations.SOUTH_BRANCH, Records.li());
        var sheet = RosterSheet.of("姓名", "公民身份号码", "性别", "出生日期", "人员类别", "所在党支部", "加入党组织日期")
                .row("王秀英", Records.LI_ID, "女", "1985-06-15", "预备党员", NORTH_BRANCH, "2026-03-01");

        var job = imported(NORTH_SECRETARY, sheet.bytes(), "valid-rows", false);

        assertThat(faults(NORTH_SECRETARY, job)).extracting(FaultView::code).containsExactly("import.registered");
    }

    @Test
    void onlyExistingBranchesTakeMembers() {
        run("""
                insert into orgs (id, path, name, short_name, kind, category, dissolved_on, version) values
                    (uuidv7(), '/1/2/a/', '总支', '总支', 'GENERAL_BRANCH', 'OTHER', null, 1),
                    (uuidv7(), '/1/2/b/', '老支部', '老支部', 'BRANCH', 'OTHER', '2025-01-01', 1),
                    (uuidv7(), '/1/2/c/', '同名支部', '同名', 'BRANCH', 'OTHER', null, 1),
                    (uuidv7(), '/1/2/d/', '同名支部', '同名', 'JOINT_BRANCH', 'OTHER', null, 1),
                    (uuidv7(), '/1/2/e/', '联合支部（新）', '联合', 'JOINT_BRANCH', 'OTHER', null, 1),
                    (uuidv7(), '/1/2/f/', '小组', '小组', 'PARTY_GROUP', 'OTHER', null, 1);""");
        var sheet = RosterSheet.of(HEADINGS);
        for (var branch : List.of("总支", "老支部", "同名支部", "联合支部（新）", "小组", "中国共产党测试区北街街道工作委员会", "", "=1+1")) {
            sheet.row("李建国", Records.number(sheet.size()), "正式党员", branch, "2012-06-20", "2013-06-20");
        }

        var job = imported(NORTH_ADMIN, sheet.bytes(), "valid-rows", false);

        assertThat(job.imported()).isOne();
        assertThat(faults(NORTH_ADMIN, job))
                .extracting(FaultView::code)
                .containsExactly(
                        "member.branch.general-branch",
                        "member.branch.dissolved",
                        "member.branch.ambiguous",
                        "member.branch.unsuitable",
                        "member.branch.committee",
                        "import.required",
                        "member.unsafe");
    }

    @Test
    void everyImportedMemberIsToldToOtherServices() {
        var sheet = RosterSheet.of(HEADINGS);
        for (var row = 0; row < 20; row++) {
            sheet.row("李建国", Records.number(row), "正式党员", NORTH_BRANCH, "2012-06-20", "2013-06-20");
        }
        imported(NORTH_SECRETARY, sheet.bytes(), "all-or-nothing", false);
        var ids = database.sql("select id from members")
                .mapValue(UUID.class)
                .all()
                .collectList()
                .block();

        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ids)
                            .hasSize(20)
                            .allSatisfy(id -> assertThat(topic.of(id))
                                    .singleElement()
                                    .asString()
                                    .contains("member.registered.v1")));
        }
    }

    @Test
    void aMemberMayNotImport() {
        web.post()
                .uri("/api/v1/members/imports")
                .headers(headers -> headers.setBearerAuth(
                        TestTokens.memberToken(UUID.randomUUID(), TestOrganizations.NORTH_BRANCH)))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void plantTheDistrict() {
        run("delete from orgs");
        run(FaultyWorkbook.organizations(TestOrganizations.DISTRICT));
    }

    private static void assertExpected(List<FaultView> faults) {
        var unexpected = new ArrayList<>(faults);
        for (var expected : FaultyWorkbook.expected()) {
            assertThat(unexpected.removeIf(fault -> fault.row() == expected.row()
                            && expected.column().equals(fault.column())
                            && fault.message().replace(" ", "").contains(expected.reason())))
                    .as(expected.toString())
                    .isTrue();
        }
        assertThat(unexpected).isEmpty();
    }
}
