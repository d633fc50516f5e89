package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.imports.ImportState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerExportIT extends LedgerTest {

    @Test
    void theLedgerInClearComesBackAsItWas() {
        var id = opened(with(applicant("2023-06-01"), "isLeagueMember", true));
        candidate(id);
        admitted(id);
        step(id, "CONFIRMATION_MEETING", "2025-09-15", Map.of("ballot", UNANIMOUS, "proposal", "CONFIRM"));
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        opened(with(with(applicant("2026-10-08"), "idNumber", YOUNG), "name", "周小雨"));
        var before = sheet(masked(SECRETARY));
        var clear = exported(SECRETARY);
        run("truncate development_cases cascade");

        var job = imported(SECRETARY, clear, "all-or-nothing", false);
        assertThat(faults(SECRETARY, job)).isEmpty();
        assertThat(job.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(job.imported()).isEqualTo(2);
        assertThat(sheet(masked(SECRETARY))).isEqualTo(before).contains("2/2/2/0/0", "李建国、王秀英", "正式党员");
    }

    @Test
    void anExtendedProbationComesBackToo() {
        var id = opened("2023-06-01");
        candidate(id);
        admitted(id);
        var extended = Map.of("ballot", UNANIMOUS, "proposal", "EXTEND", "extensionMonths", 6);
        step(id, "CONFIRMATION_MEETING", "2025-09-15", extended);
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        var clear = exported(SECRETARY);
        run("truncate development_cases cascade");
        assertThat(faults(SECRETARY, imported(SECRETARY, clear, "all-or-nothing", false)))
                .isEmpty();
        assertThat(count("select count(*) from development_cases where is_extended and probation_to = '2026-03-10'"))
                .isOne();
    }

    @Test
    void whatIsWrittenInClearIsOnTheRecordOfEveryCaseWithItsReason() {
        opened("2026-10-08");
        post(SECRETARY, CASES + "/exports", Map.of("reason", "短"))
                .expectStatus()
                .isBadRequest();
        assertThat(sheet(exported(SOUTH))).doesNotContain("周雨晴");
        assertThat(count("select count(*) from development_events")).isZero();
        assertThat(sheet(exported(SECRETARY))).contains("990000199503150036", "导出人", "13800138000");
        assertThat(count("select count(*) from development_events where kind = 'DISCLOSED'"
                        + " and reason = '年度党内统计核对'"))
                .isOne();
        assertThat(sheet(masked(SECRETARY))).doesNotContain("990000199503150036", "13800138000");
    }
}
