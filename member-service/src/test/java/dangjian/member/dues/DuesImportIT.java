package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.imports.ImportView;
import dangjian.member.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuesImportIT extends DuesServiceTest {

    private static final List<String> BASES = List.of("所在党支部", "姓名", "公民身份号码", "计算类别", "党费基数", "按季交纳", "起始月份", "变更理由");

    @Test
    void aSheetOfBasesIsTakenInAndASecondTimeChangesNothing() {
        var rows = List.of(
                List.of(NORTH, "李建国", "990000199001010017", "在职", "5001", "", "", ""),
                List.of(NORTH, "王秀英", "", "离退休", "5,000.00元", "是", "2026年1月", ""));

        assertThat(imported(SECRETARY, "assessments", BASES, rows, false).imported())
                .isEqualTo(2);

        assertThat(count("select sum(monthly_fen)::bigint from dues_assessments"))
                .isEqualTo(7502 + 2500);
        assertThat(count("select count(*) from dues_assessments where is_quarterly"))
                .isOne();
        var again = imported(SECRETARY, "assessments", BASES, rows, false);
        assertThat(again.faults()).isEqualTo(2);
        assertThat(again.imported()).isZero();
        assertThat(count("select count(*) from dues_assessments")).isEqualTo(2);
    }

    @Test
    void aDryRunFindsEveryFaultOfTheBasesAndKeepsNothing() {
        var rows = List.of(
                List.of(NORTH, "李建国", "", "在职", "3000", "", "", ""),
                List.of("没有的支部", "李建国", "", "在职", "3000", "", "", ""),
                List.of(NORTH, "查无此人", "", "在职", "3000", "", "", ""),
                List.of(NORTH, "王秀英", "990000199001010017", "在职", "3000", "", "", ""),
                List.of(NORTH, "王秀英", "", "没有的类别", "3000", "", "", ""),
                List.of(NORTH, "王秀英", "", "在职", "三千", "", "", ""),
                List.of(NORTH, "王秀英", "", "在职", "30.001", "", "", ""),
                List.of(NORTH, "王秀英", "", "学生", "3000", "", "", ""),
                List.of(NORTH, "王秀英", "", "在职", "3000", "也许", "", ""),
                List.of(NORTH, "王秀英", "", "在职", "3000", "", "1999-01", ""));

        var job = imported(SECRETARY, "assessments", BASES, rows, true);

        assertThat(job.faultyRows()).isEqualTo(9);
        assertThat(count("select count(*) from dues_assessments")).isZero();
        assertThat(imported(SOUTH_SECRETARY, "assessments", BASES, List.of(rows.getFirst()), false)
                        .faults())
                .isOne();
    }

    @Test
    void paymentsAreBookedOnceHoweverOftenTheFileComes() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", wang, 3000));
        var rows = List.of(
                List.of(NORTH, "李建国", "15.00", "2026-11-02", "微信", "4200002026110200001", ""),
                List.of(NORTH, "李建国", "15.00", "2026-11-02", "微信", "4200002026110200002", ""),
                List.of(NORTH, "王秀英", "15.00", "2026-11-03", "现金", "", ""),
                List.of(NORTH, "王秀英", "15.00", "2026-11-03", "现金", "", ""));

        var job = paid(rows);

        assertThat(job.imported()).isEqualTo(4);
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(6000);
        assertThat(count("select count(*) from dues_collections")).isEqualTo(2);
        assertThat(body(get(SECRETARY, "/statements/2026")).at("/total/paid").decimalValue())
                .isEqualByComparingTo("60.00");

        var again = paid(rows);
        assertThat(again.faultyRows()).isEqualTo(4);
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(6000);
    }

    @Test
    void aPaymentThatWasTakenBackMayComeInAgain() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        var rows = List.of(List.of(NORTH, "李建国", "15", "2026-11-02", "微信", "1", ""));
        paid(rows);
        var id = body(get(SECRETARY, "/collections")).at("/items/0/id").asString();
        made(SECRETARY, "/collections/" + id + "/corrections", Map.of("reason", "文件有误"));

        assertThat(paid(rows).imported()).isOne();
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(1500);
    }

    @Test
    void aPaymentOfWhichSomethingIsLeftDoesNotComeInAgain() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        var rows = List.of(List.of(NORTH, "李建国", "30", "2026-11-02", "微信", "1", ""));
        paid(rows);
        var id = body(get(SECRETARY, "/collections")).at("/items/0/id").asString();
        var last = count("select max(month)::bigint from dues_entries");
        made(
                SECRETARY,
                "/collections/" + id + "/corrections",
                Map.of("memberId", li, "from", "2026-%02d".formatted(last), "reason", "多收一个月"));

        assertThat(paid(rows).faultyRows()).isOne();
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(1500);
    }

    @Test
    void ofTwoImportsOfOneFileAtOnceOneBooks() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        var rows = List.of(List.of(NORTH, "李建国", "7.50", "2026-11-02", "微信", "1", ""));

        var jobs = Stream.of(SECRETARY, COMMITTEE)
                .map(token -> AtOnce.call(() -> imported(token, "collections", PAYMENTS, rows, false)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(jobs.stream().mapToInt(ImportView::imported).sum()).isOne();
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(750);
    }

    @Test
    void nothingIsBookedWhenOneRowIsWrong() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));
        var rows = List.of(
                List.of(NORTH, "李建国", "15", "2026-11-02", "微信", "1", ""),
                List.of(NORTH, "李建国", "15", "2026-11-02", "微信", "2", ""),
                List.of(NORTH, "王秀英", "15", "2026-11-02", "微信", "3", ""),
                List.of(NORTH, "李建国", "0", "2026-11-02", "微信", "4", ""),
                List.of(NORTH, "李建国", "15", "2026-11-30", "微信", "5", ""),
                List.of(NORTH, "李建国", "15", "2026-11-02", "贝壳", "6", ""),
                List.of(NORTH, "李建国", "15", "2026-11-02", "微信", "1", ""));

        var job = paid(rows);

        assertThat(job.faultyRows()).isEqualTo(6);
        assertThat(count("select count(*) from dues_entries")).isZero();
    }
}
