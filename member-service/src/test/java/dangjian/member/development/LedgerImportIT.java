package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.imports.ImportState;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.Sheets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerImportIT extends LedgerTest {

    private static final String APPLICANT = "周雨晴|990000199503150036|" + BRANCH;

    @Test
    void casesAreTakenOverAtWhateverStepTheyStand() {
        probationer("990000199604200047", "2024-09-10");
        var job = imported(SECRETARY, Sheets.of("""
                姓名|身份证号|所在党支部|申请入党时间|确定积极分子时间|指定培养联系人日期|培养联系人|考察日期|确定发展对象时间|支部大会通过时间|接收表决|审批时间|是否团员
                周雨晴|990000199503150036|%1$s|2026年10月8日||||||||| 否
                周小雨|990000200203100016|%1$s|2023.6.1|2023-08-01|2023-08-10|李建国、王秀英|2024-02-01、2024-08-01|||||√
                陈思远|990000199604200047|%1$s|2023-06-01|2023-08-01||||2024-08-05|2024-09-10|2/2/2/0/0|2024-09-20|
                """.formatted(BRANCH)), "all-or-nothing", false);
        assertThat(faults(SECRETARY, job)).isEmpty();
        assertThat(job.state()).isEqualTo(ImportState.IMPORTED);

        plan(caseOf("周雨晴"))
                .jsonPath("$.stage")
                .isEqualTo("APPLICANT")
                .jsonPath("$.template")
                .isEqualTo("CPC-2026")
                .jsonPath("$.steps[?(@.code == 'TALK')].state")
                .isEqualTo("OVERDUE");
        var activist = caseOf("周小雨");
        plan(activist)
                .jsonPath("$.stage")
                .isEqualTo("ACTIVIST")
                .jsonPath("$.steps[?(@.code == 'TALK')].state")
                .isEqualTo("NOT_ON_RECORD")
                .jsonPath("$.steps[?(@.code == 'CONTACTS')].records[0].details.people.length()")
                .isEqualTo(2);
        step(activist, "CANDIDATE", "2024-08-05", Map.of());
        var member = caseOf("陈思远");
        plan(member)
                .jsonPath("$.stage")
                .isEqualTo("PROBATIONARY")
                .jsonPath("$.probationTo")
                .isEqualTo("2025-09-10")
                .jsonPath("$.memberId")
                .exists()
                .jsonPath("$.steps[?(@.code == 'ADMISSION_MEETING')].records[0].details.outcome")
                .isEqualTo("PASSED");
        approval(member, "APPROVAL_FILING", "2024-09-25", Map.of());
        assertThat(count("select count(*) from development_events where kind = 'TAKEN_OVER'"))
                .isEqualTo(3);
        assertThat(count("select count(*) from outbox where type = 'member.admitted.v1'"))
                .isZero();
    }

    @Test
    void whatTheLedgerDoesNotTellIsAddedBetweenWhatItTells() {
        imported(SECRETARY, Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|谈话日期|确定积极分子日期
                %s|2023-06-01||2023-08-01
                """.formatted(APPLICANT)), "all-or-nothing", false);
        var id = caseOf("周雨晴");
        var late = Map.of("explanation", "从档案中补录", "documents", List.of());
        refused(id, "steps", "TALK", "2023-08-02", late, "member.development.disorder");
        refused(id, "steps", "TALK", "2023-05-02", late, "member.development.rules");
        step(id, "TALK", "2023-07-20", late);
        refused(id, "steps", "TALK", "2023-07-20", late, "member.development.done-already");
        plan(id).jsonPath("$.steps[?(@.code == 'TALK')].state").isEqualTo("DONE");
    }

    @Test
    void everyFaultIsToldByRowAndColumnAndNothingIsTakenOver() {
        probationer("990000199604200047", "2024-09-10");
        var sheet = Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|确定积极分子日期|培养联系人|指定培养联系人日期|发展对象公示日期|确定发展对象日期|接收大会日期|接收表决|接收审批日期|阶段|状态|预备期满日
                周雨晴|990000199503150036|%1$s|昨天|||||||||||
                周雨晴|990000199503150037|%1$s|2999-01-01|||||||||||
                周雨晴|990000199503150037|%1$s|2026-10-08|||||||||||
                周雨晴|990000199503150036|%1$s|2026-10-08|||||||||发展对象||
                周小雨|990000200203100016|%1$s|2023-06-01|2023-08-01||||2024-07-31||||||
                周小晴|990000200203100032|%1$s|2023-06-01|2023-08-01|李建国、查无此人|2023-08-10||||||||
                周小云|990000200203100059|%1$s|2023-06-01|2023-08-01|||2024-08-01|||||||
                李建国|990000199001010017|%1$s|2023-06-01|||||||||||
                陈思远|990000199604200047|%1$s|2023-06-01|2023-08-01||||2024-08-05|2024-09-11|2/2/2/0/0|2024-09-20|||
                赵云|99010119771103004X|%1$s|2023-06-01|||||2024-08-05||||||
                赵雨|990000199110100038|%1$s|2023-06-01|2023-08-01||||2024-08-05|2024-09-10|2/2/1/1/0|2024-09-20|||
                赵雷|990000199110100054|%2$s|2023-06-01|||||||||||
                赵雪|990000199110100070|%1$s|2023-06-01||||||||||本人撤回|
                =1+1|990000199110100097|%1$s|2023-06-01|||||||||||
                孙小宝|990000201010100057|%1$s|2026-10-08|||||||||||
                """.formatted(BRANCH, SOUTH_BRANCH));
        var job = imported(SECRETARY, sheet, "all-or-nothing", false);
        assertThat(faults(SECRETARY, job))
                .containsExactly(
                        "2 申请入党日期 import.date",
                        "3 申请入党日期 import.future",
                        "4 公民身份号码 import.duplicate",
                        "5 公民身份号码 import.duplicate",
                        "6 确定发展对象日期 member.development.too-early",
                        "7 培养联系人 member.named.unknown",
                        "8 发展对象公示日期 member.development.import-step",
                        "9 公民身份号码 import.registered",
                        "10 接收大会日期 member.development.import-roster",
                        "11 确定积极分子日期 import.required",
                        "12 接收表决 member.development.import-not-passed",
                        "13 所在党支部 member.branch.unknown",
                        "14 终止原因 import.required",
                        "14 终止日期 import.required",
                        "15 姓名 member.unsafe",
                        "16 申请入党日期 member.development.under-age");
        assertThat(job.state()).isEqualTo(ImportState.REJECTED);
        assertThat(count("select count(*) from development_cases")).isZero();
        var faulty = get(SECRETARY, IMPORTS + "/" + job.id() + "/faulty-rows")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(sheet(faulty)).contains("早于规则允许的最早日期 2024-08-01");
        get(SOUTH, IMPORTS + "/" + job.id()).expectStatus().isNotFound();
    }

    @Test
    void casesThatEndedAreTakenOverOnceWithDayAndReasonAndComeBack() {
        var sheet = Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|谈话日期|状态|终止日期|终止原因
                %1$s|2020-06-01|2020-06-20|本人撤回|2020-08-01|本人书面撤回申请
                %1$s|2026-10-08|||||
                赵云|99010119771103004X|%2$s|2021-06-01||不予发展|2021-09-01|考察不合格
                """.formatted(APPLICANT, BRANCH));
        assertThat(faults(SECRETARY, imported(SECRETARY, sheet, "all-or-nothing", false)))
                .isEmpty();
        assertThat(count("select count(*) from development_cases where status in ('WITHDRAWN', 'REJECTED')"))
                .isEqualTo(2);
        assertThat(count("select count(*) from development_events where kind = 'WITHDRAWN' and reason = '本人书面撤回申请'"
                        + " and happened_on = '2020-08-01'"))
                .isOne();
        assertThat(faults(SECRETARY, imported(SECRETARY, sheet, "all-or-nothing", false)))
                .containsExactly(
                        "2 公民身份号码 member.development.import-on-record",
                        "3 公民身份号码 member.development.live-already",
                        "4 公民身份号码 member.development.import-on-record");
        var clear = exported(SECRETARY);
        run("truncate development_cases cascade");
        assertThat(faults(SECRETARY, imported(SECRETARY, clear, "all-or-nothing", false)))
                .isEmpty();
        assertThat(count("select count(*) from development_events where reason = '考察不合格'"))
                .isOne();
    }

    @Test
    void anEndingMustFitTheSteps() {
        var job = imported(SECRETARY, Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|谈话日期|状态|终止日期|终止原因
                周雨晴|990000199503150036|%1$s|2020-06-01|2020-06-20|本人撤回|2020-06-19|本人撤回
                周小雨|990000200203100016|%1$s|2026-06-01|||2026-08-01|不知道
                赵云|99010119771103004X|%1$s|2021-06-01||取消预备党员资格||
                """.formatted(BRANCH)), "all-or-nothing", false);
        assertThat(faults(SECRETARY, job))
                .containsExactly(
                        "2 终止日期 member.development.too-early",
                        "3 终止日期 member.development.import-not-ended",
                        "4 状态 member.development.import-status");
    }

    @Test
    void ballotsThatAreNoCountsAreRefused() {
        var job = imported(SECRETARY, Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|接收表决
                周雨晴|990000199503150036|%1$s|2023-06-01|2/2/-2/0/0
                周小雨|990000200203100016|%1$s|2023-06-01|2.5/2/2/0/0
                赵云|99010119771103004X|%1$s|2023-06-01|200000/2/2/0/0
                陈思远|990000199604200047|%1$s|2023-06-01|2/2/2
                """.formatted(BRANCH)), "all-or-nothing", false);
        assertThat(faults(SECRETARY, job).filter(fault -> fault.contains("接收表决")))
                .containsExactly(
                        "2 接收表决 member.development.import-ballot",
                        "3 接收表决 member.development.import-ballot",
                        "4 接收表决 member.development.import-ballot",
                        "5 接收表决 member.development.import-ballot");
    }

    @Test
    void whoeverHasACaseIsNotTakenOverTwice() {
        opened("2026-10-08");
        var sheet = Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期
                %s|2026-10-08
                """.formatted(APPLICANT));
        var job = imported(SECRETARY, sheet, "valid-rows", false);
        assertThat(faults(SECRETARY, job)).containsExactly("2 公民身份号码 member.development.live-already");
        assertThat(count("select count(*) from development_cases")).isOne();
    }

    @Test
    void aDryRunChangesNothingAndTwoImportsAtOnceTakeACaseOverOnce() {
        var sheet = Sheets.of("""
                姓名|公民身份号码|所在党支部|申请入党日期|状态
                %s|2026-10-08|暂缓
                """.formatted(APPLICANT));
        assertThat(imported(SECRETARY, sheet, "all-or-nothing", true).state()).isEqualTo(ImportState.CHECKED);
        assertThat(count("select count(*) from development_cases")).isZero();
        var client = imports(SECRETARY);
        var states = Stream.of(1, 2).map(_ -> client.start(sheet, "all-or-nothing", false)).toList().stream()
                .map(client::await)
                .map(ImportView::state)
                .toList();
        assertThat(states).containsOnlyOnce(ImportState.IMPORTED);
        assertThat(count("select count(*) from development_cases where status = 'SUSPENDED'"))
                .isOne();
        assertThat(count("select count(*) from development_due")).isZero();
    }

    private void probationer(String idNumber, String joinedOn) {
        var fields = Map.of(
                "orgId",
                TestOrganizations.NORTH_BRANCH,
                "name",
                "陈思远",
                "idNumber",
                idNumber,
                "stage",
                "PROBATIONARY",
                "joinedOn",
                joinedOn);
        post(DISTRICT, "/api/v1/members", fields).expectStatus().isCreated();
    }

    private UUID caseOf(String name) {
        return Objects.requireNonNull(database.sql("select id from development_cases where name = :name")
                .bind("name", name)
                .mapValue(UUID.class)
                .one()
                .block());
    }
}
