package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportState;
import dangjian.kit.imports.ImportView;
import dangjian.kit.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@Import(TestRegister.class)
class ImportFaultsIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestRegister register;

    private ImportClient administrator;

    @BeforeEach
    void plantTree() {
        register.plant(Specimens.TREE);
        administrator = client(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    }

    @Test
    void everyRuleThatARowCanBreakIsToldAtItsPlace() {
        var job = administrator.finish(sheetThatBreaksEveryRule().workbook(), "valid-rows", false);
        assertThat(administrator.places(job))
                .containsExactly(
                        "2 党组织全称 import.required",
                        "3 党组织全称 import.dangerous",
                        "4 组织类别 import.not-listed",
                        "5 单位性质类别 import.not-listed",
                        "6 上级党组织 organization.parent-required",
                        "7 上级党组织 organization.root-exists",
                        "8 上级党组织 organization.parent-unknown",
                        "9 上级党组织 organization.parent-kind",
                        "10 上级党组织 organization.parent-kind",
                        "11 组织类别 organization.kind-not-in-tree",
                        "12 成立日期 organization.founded-in-future",
                        "13 成立日期 import.date",
                        "14 本届当选日期 organization.elected-before-founded",
                        "15 届满日期 organization.term-ends-before-election",
                        "16 届满日期 organization.term-too-long",
                        "17 法人单位统一社会信用代码 organization.credit-code",
                        "18 法人单位统一社会信用代码 organization.credit-code-check",
                        "19 行政区划代码 organization.division-code",
                        "20 联系电话 import.phone",
                        "21 经度 organization.longitude",
                        "21 纬度 organization.latitude",
                        "22 纬度 organization.position",
                        "23 党组织编码 import.registered",
                        "24 党组织全称 import.registered",
                        "26 党组织全称 import.duplicate",
                        "27 党组织编码 import.duplicate",
                        "29 法人单位统一社会信用代码 organization.credit-code-of-other-unit");
        assertThat(administrator.faults(job))
                .allSatisfy(fault ->
                        assertThat(fault.message()).isNotEqualTo(fault.code()).doesNotContain("{"));
        assertThat(job).returns(2, ImportView::imported);
        assertThat(register.names()).hasSize(Specimens.TREE.size() + 2).contains("好支部", "甲支部");
    }

    @Test
    void nothingIsStoredWhenOneRowIsFaulty() {
        var sheet = new TestSheet()
                .row("好支部", Specimens.NORTH.name(), "支部")
                .row("坏支部", Specimens.NORTH.name(), "支部", Map.of(Field.FOUNDED_ON, ""));
        var job = administrator.finish(sheet.workbook(), "all-or-nothing", false);
        assertThat(job).returns(ImportState.REJECTED, ImportView::state).returns(1, ImportView::faultyRows);
        assertThat(register.names()).hasSameSizeAs(Specimens.TREE);
    }

    @Test
    void aCommitteeAdministratorImportsOnlyBelowTheOwnCommittee() {
        var sheet = new TestSheet()
                .row("北街新支部", Specimens.NORTH.name(), "支部")
                .row("南街新支部", Specimens.SOUTH.name(), "支部")
                .row("另一区委", null, "党委");
        var north = client(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
        var job = north.finish(sheet.workbook(), "valid-rows", false);
        assertThat(north.places(job))
                .containsExactly("3 上级党组织 organization.parent-unknown", "4 上级党组织 organization.root-not-allowed");
        assertThat(register.names()).contains("北街新支部").doesNotContain("南街新支部");
    }

    private ImportClient client(Role role, UUID organization) {
        return new ImportClient(web, "/api/v1/organizations/imports", TestTokens.token(role, organization));
    }

    private static TestSheet sheetThatBreaksEveryRule() {
        var north = Specimens.NORTH.name();
        return new TestSheet()
                .row("", north, "党支部")
                .row("=cmd|' /C calc'!A0", north, "党支部")
                .row("未知类别支部", north, "党")
                .row("未知性质支部", north, "党支部", Map.of(Field.CATEGORY, "工厂"))
                .row("没有上级的支部", null, "党支部")
                .row("第二个区委", null, "党委")
                .row("上级不明的支部", "中国共产党某地委员会", "党支部")
                .row("支部之下的支部", Specimens.NORTH_BRANCH.name(), "党支部")
                .row("街道之下的工委", north, "党工委")
                .row("党小组", north, "党小组")
                .row("未来支部", north, "支部", Map.of(Field.FOUNDED_ON, "2099年1月1日"))
                .row("日期不对的支部", north, "支部", Map.of(Field.FOUNDED_ON, "2015-02-30"))
                .row("先选举后成立支部", north, "支部", Map.of(Field.ELECTED_ON, "2014-1-1"))
                .row("届满在前的支部", north, "支部", Map.of(Field.ELECTED_ON, "2024-01-01", Field.TERM_ENDS_ON, "2023-01-01"))
                .row(
                        "任期过长的支部",
                        north,
                        "支部",
                        Map.of(
                                Field.CATEGORY, "机关",
                                Field.ELECTED_ON, "2024-01-01",
                                Field.TERM_ENDS_ON, "2029-01-01"))
                .row("代码格式不对的支部", north, "支部", Map.of(Field.CREDIT_CODE, "9135010OM000100Y43"))
                .row("代码校验不对的支部", north, "支部", Map.of(Field.CREDIT_CODE, "91350100M000100Y44"))
                .row("区划不对的支部", north, "支部", Map.of(Field.DIVISION_CODE, "9900001"))
                .row("电话不对的支部", north, "支部", Map.of(Field.CONTACT_PHONE, "12345"))
                .row("经度不对的支部", north, "支部", Map.of(Field.LONGITUDE, "31.9", Field.LATITUDE, "118.2"))
                .row("只有经度的支部", north, "支部", Map.of(Field.LONGITUDE, "118.2"))
                .row("重复编码支部", north, "支部", Map.of(Field.CODE, "990000000004"))
                .row(Specimens.NORTH_OTHER_BRANCH.name(), north, "支部")
                .row("好支部", north, "支部", Map.of(Field.CODE, "77"))
                .row("好支部", north, "支部")
                .row("同码支部", north, "支部", Map.of(Field.CODE, "77"))
                .row("甲支部", north, "支部", Map.of(Field.CREDIT_CODE, "91350100M000100Y43", Field.UNIT_NAME, "甲公司"))
                .row("乙支部", north, "支部", Map.of(Field.CREDIT_CODE, "91350100M000100Y43", Field.UNIT_NAME, "乙公司"));
    }
}
