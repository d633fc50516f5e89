package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParticularsIT extends RosterServiceTest {

    private static final Map<String, Object> PARTICULARS = Map.of(
            "degree", "学士学位",
            "nativePlace", "江苏省南京市",
            "residence", "测试区人民路8号3单元",
            "isMigrantWorker", false,
            "membershipCorrection", "-3",
            "skills", List.of("LEGAL", "义诊"),
            "probationExtendedTo", "2027年1月5日",
            "hardship", "因病致困");

    @Test
    void particularsAreKeptByCodeAndShownWithLabels() {
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.particulars.degree.label")
                .isEqualTo("学士")
                .jsonPath("$.particulars.isMigrantWorker")
                .isEqualTo(false)
                .jsonPath("$.particulars.membershipCorrection")
                .isEqualTo(-3)
                .jsonPath("$.particulars.skills[*].code")
                .value(List.class, codes -> assertThat(codes).asList().containsExactly("LEGAL", "MEDICAL"))
                .jsonPath("$.particulars.probationExtendedTo")
                .isEqualTo("2027-01-05")
                .jsonPath("$.particulars.school")
                .doesNotExist();
    }

    @Test
    void whereSomebodyLivesAndWhatHardshipHasIsHiddenUntilThereIsAReason() {
        var li = li();
        get(DISTRICT_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.particulars.residence")
                .isEqualTo("测试区人民路***")
                .jsonPath("$.particulars.hardship")
                .isEqualTo("***");
        post(
                        DISTRICT_ADMIN,
                        "/api/v1/members/" + li + "/disclosures",
                        Map.of("fields", List.of("RESIDENCE", "HARDSHIP"), "reason", "走访慰问困难党员"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.values.RESIDENCE")
                .isEqualTo("测试区人民路8号3单元")
                .jsonPath("$.values.HARDSHIP")
                .isEqualTo("ILLNESS");
        assertThat(count("select count(*) from members where particulars::text || sealed::text like '%8号%'"))
                .isZero();
    }

    @Test
    void aCorrectedParticularStandsInTheHistoryMasked() {
        var li = li();
        patch(
                        NORTH_SECRETARY,
                        li,
                        1,
                        Map.of(
                                "reason",
                                "核对档案",
                                "particulars",
                                Map.of("degree", "硕士", "residence", "测试区人民路9号", "skills", "")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.particulars.skills")
                .doesNotExist()
                .jsonPath("$.particulars.nativePlace")
                .isEqualTo("江苏省南京市");
        var history = Objects.requireNonNull(get(NORTH_SECRETARY, "/api/v1/members/{id}/history", li)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(history).contains("BACHELOR", "MASTER", "LEGAL,MEDICAL").doesNotContain("8号", "9号");
    }

    @Test
    void aValueThatIsNotListedAndAFieldThatIsNotThereAreToldAtTheirPlace() {
        post(
                        NORTH_ADMIN,
                        "/api/v1/members",
                        Records.in(
                                TestOrganizations.NORTH_BRANCH,
                                Records.with(
                                        Records.li(),
                                        Map.of("particulars", Map.of("degree", "秀才", "membershipCorrection", "三")))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.pointer == '/particulars/degree')].message")
                .isEqualTo("学位不在代码表中；应为代码表里的名称，例如“名誉博士”。")
                .jsonPath("$.errors[?(@.pointer == '/particulars/membershipCorrection')].code")
                .isEqualTo("member.whole");
        post(
                        NORTH_SECRETARY,
                        "/api/v1/members",
                        Records.in(
                                TestOrganizations.NORTH_BRANCH,
                                Records.with(Records.li(), Map.of("particulars", Map.of("degre", "硕士")))))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("member.field.unknown");
    }

    @Test
    void everyFieldWithCodesNamesAListThatIsServed() {
        var fields = Objects.requireNonNull(get(NORTH_SECRETARY, "/api/v1/members/fields")
                .expectStatus()
                .isOk()
                .expectBody(FieldController.Fields.class)
                .returnResult()
                .getResponseBody());
        assertThat(fields.fields()).hasSize(RosterField.values().length);
        var lists = Objects.requireNonNull(get(NORTH_SECRETARY, "/api/v1/members/code-lists")
                .expectBody(CodeListController.CodeLists.class)
                .returnResult()
                .getResponseBody());
        assertThat(lists.lists())
                .extracting(CodeListView::name)
                .containsAll(fields.fields().stream()
                        .map(FieldController.FieldView::codeList)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void theImportReadsParticularsToo() {
        var sheet = RosterSheet.of("姓名", "身份证号", "人员类别", "所在党支部", "入党日期", "学位", "志愿特长", "困难党员")
                .row("王秀英", Records.WANG_ID, "预备党员", "中国共产党测试区北街第一支部委员会", "2026-03-01", "学士", "法律咨询，义诊", "低保")
                .row("赵云", Records.ZHAO_ID, "预备党员", "中国共产党测试区北街第一支部委员会", "2026-03-01", "秀才", "", "无");
        var job = imported(NORTH_SECRETARY, sheet.bytes(), "valid-rows", false);
        assertThat(job.imported()).isEqualTo(1);
        assertThat(faults(NORTH_SECRETARY, job))
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("member.not-listed"));
        assertThat(count("select count(*) from members where particulars @> '{\"skills\": \"LEGAL,MEDICAL\"}'"))
                .isOne();
    }

    private UUID li() {
        return register(TestOrganizations.NORTH_BRANCH, Records.with(Records.li(), Map.of("particulars", PARTICULARS)));
    }
}
