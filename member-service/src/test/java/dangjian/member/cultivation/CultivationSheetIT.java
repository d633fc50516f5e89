package dangjian.member.cultivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.imports.ImportClient;
import dangjian.kit.imports.ImportState;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.Sheets;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class CultivationSheetIT extends StandingTest {

    private static final String IMPORTS = "/api/v1/cultivations/imports";
    private static final String LEDGER = "/api/v1/cultivations/ledger";
    private static final String BRANCH = "中国共产党测试区北街第一支部委员会";

    @Autowired
    TransactionalOperator transaction;

    @BeforeEach
    void fourMembers() {
        run("truncate cultivations, cultivation_steps, cultivation_targets, import_jobs cascade");
        named("李建国", 1);
        named("王秀英", 2);
        named("赵国强", 3);
        named("孙明", 4);
        run("update members set joined_on = '2026-06-30', full_on = null, stage = 'PROBATIONARY' where name = '孙明'");
    }

    @Test
    void theSheetOfADistrictIsTakenOverCountedAndComesBackAsItWas() {
        var job = imported(NORTH_SECRETARY, """
            培养路径|党支部|姓名|联系人|列入日期|第1步日期|第1步依据|第2步日期|第3步日期|第4步日期|中止日期|中止原因
            把骨干培养成党员|%1$s|周明|李建国|2025.3.1|2025-03-02|会议记录|2025-04-01||||
            把骨干培养成党员|%1$s|孙明|李建国|2025-03-01|2025-03-02||2025-04-01|2025-06-01|2026-06-30||
            MEMBER_TO_BACKBONE|%1$s|赵国强|李建国|2026-02-01||||||2026-05-01|调离本单位
            """);
        assertThat(faults(job)).isEmpty();
        assertThat(job.state()).isEqualTo(ImportState.IMPORTED);
        get(NORTH_ADMIN, "/api/v1/cultivation-pipelines/counts?asOf=2026-12-31")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.orgName =~ /.*工作委员会/ && @.pipeline == 'BACKBONE_TO_MEMBER')].completed")
                .isEqualTo(1)
                .jsonPath("$.items[?(@.orgName =~ /.*工作委员会/ && @.pipeline == 'MEMBER_TO_BACKBONE')].ended")
                .isEqualTo(1);
        var before = sheet(NORTH_SECRETARY);
        var workbook = bytes(NORTH_SECRETARY);
        assertThat(sheet(SOUTH_SECRETARY)).doesNotContain("周明");

        assertThat(faults(imported(NORTH_SECRETARY, workbook)))
                .hasSize(3)
                .allMatch(fault -> fault.endsWith("import.registered"));
        run("truncate cultivations cascade");
        assertThat(imported(NORTH_SECRETARY, workbook).imported()).isEqualTo(3);
        assertThat(before).contains("周明", "会议记录", "调离本单位", "2026-06-30");
        assertThat(count("select count(*) from cultivations where completed_on = '2026-06-30' and member_id is"
                        + " not null"))
                .isOne();
    }

    @Test
    void everyFaultIsToldAndNothingIsTakenOver() {
        var job = imported(NORTH_SECRETARY, """
            培养路径|党支部|姓名|联系人|列入日期|第1步日期|第2步日期|第5步日期|中止日期|中止原因
            没有的路径|%1$s|周明|李建国|2025-03-01|||||
            把骨干培养成党员|没有的支部|周明|李建国|2025-03-01|||||
            把骨干培养成党员|%1$s|周明|查无此人|2025-03-01|||||
            把党员培养成骨干|%1$s|查无此人|李建国|2025-03-01|||||
            把党员培养成骨干|%1$s|李建国|李建国|2025-03-01|||||
            把骨干培养成党员|%1$s|周明|李建国|2999-03-01|||||
            把骨干培养成党员|%1$s|周明|李建国|2025-03-02|2025-03-01||||
            把骨干培养成党员|%1$s|周明|李建国|2025-03-03||2025-04-01|||
            把骨干培养成党员|%1$s|周明|李建国|2025-03-04|||2025-04-01||
            把骨干培养成党员|%1$s|周明|李建国|2025-03-05||||2025-04-01|
            把骨干培养成党员|%1$s|周明|李建国|昨天|||||
            把骨干培养成党员|%1$s|=1+1|李建国|2025-03-06|||||
            把骨干培养成党员|%1$s|周明|李建国|2025-03-02|||||
            """);
        assertThat(faults(job))
                .containsExactly(
                        "2 培养路径 cultivation.pipeline.unknown",
                        "3 所在党支部 member.branch.unknown",
                        "4 培养联系人 member.named.unknown",
                        "5 培养对象 member.named.unknown",
                        "6 培养联系人 cultivation.own-mentor",
                        "7 列入日期 cultivation.in-future",
                        "8 第1步日期 cultivation.step.too-early",
                        "9 第2步日期 cultivation.step.previous",
                        "10 第5步日期 cultivation.step.unknown",
                        "11 中止原因 import.required",
                        "12 列入日期 import.date",
                        "13 培养对象 member.unsafe",
                        "14 培养对象 import.duplicate");
        assertThat(job.state()).isEqualTo(ImportState.REJECTED);
        assertThat(count("select count(*) from cultivations")).isZero();
    }

    @Test
    void aPipelineIsTheSameByItsTitleAndByItsCode() {
        var job = imported(NORTH_SECRETARY, """
            培养路径|党支部|姓名|联系人|列入日期
            把骨干培养成党员|%1$s|周明|李建国|2025-03-01
            BACKBONE_TO_MEMBER|%1$s|周明|李建国|2025-03-01
            把党员培养成骨干|%1$s|王秀英|李建国|2025-03-01
            MEMBER_TO_BACKBONE|%1$s|王秀英|李建国|2025-04-01
            """);

        assertThat(faults(job)).containsExactly("3 培养对象 import.duplicate", "5 培养对象 cultivation.already-running");
        assertThat(count("select count(*) from cultivations")).isZero();
    }

    @Test
    void ofTwoImportsOfOneSheetAtOnceOneIsTakenOver() {
        var sheet = workbook("""
            培养路径|党支部|姓名|联系人|列入日期|中止日期|中止原因
            把骨干培养成党员|%1$s|周明|李建国|2025-03-01||
            把骨干培养成党员|%1$s|吴芳|李建国|2025-03-01|2025-06-01|调离本单位
            """);

        var jobs = atOnce(() -> imported(NORTH_SECRETARY, sheet));

        assertThat(jobs).extracting(ImportView::imported).containsExactlyInAnyOrder(2, 0);
        assertThat(jobs.stream().filter(job -> job.imported() == 0).map(this::faults))
                .containsExactly(List.of("2 培养对象 import.registered", "3 培养对象 import.registered"));
        assertThat(count("select count(*) from cultivations")).isEqualTo(2);
    }

    @Test
    void aPersonIsNotTakenInViewTwiceFromOneDay() {
        var person = Map.of(
                "pipeline", "BACKBONE_TO_MEMBER",
                "orgId", NORTH,
                "personName", "周明",
                "mentorId", member(NORTH, 5),
                "startedOn", "2025-03-01");
        id(post(NORTH_SECRETARY, "/api/v1/cultivations", person));

        mustBe(post(NORTH_SECRETARY, "/api/v1/cultivations", person), 409, "cultivation.already-running");
    }

    /// Starts both and lets neither write before both have come to where they would.
    private <T> List<T> atOnce(Supplier<T> action) {
        return Objects.requireNonNull(transaction
                        .execute(_ -> database.sql("lock table cultivations in share row exclusive mode")
                                .then()
                                .then(Mono.fromCallable(() -> {
                                            var both = Stream.of(1, 2)
                                                    .map(_ -> AtOnce.call(action))
                                                    .toList();
                                            await().until(() ->
                                                    count("select count(*) from pg_locks where not granted") == 2);
                                            return both;
                                        })
                                        .subscribeOn(Schedulers.boundedElastic())))
                        .blockLast())
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private void named(String name, int number) {
        run("update members set name = '%s' where id = '%s'".formatted(name, member(NORTH, number)));
    }

    private static final UUID NORTH = TestOrganizations.NORTH_BRANCH;

    private ImportView imported(String token, String lines) {
        return imported(token, workbook(lines));
    }

    private static byte[] workbook(String lines) {
        return Sheets.of(lines.formatted(BRANCH));
    }

    private ImportView imported(String token, byte[] workbook) {
        return imports(token).finish(workbook);
    }

    private List<String> faults(ImportView job) {
        return imports(NORTH_SECRETARY).places(job);
    }

    private ImportClient imports(String token) {
        return new ImportClient(web, IMPORTS, token);
    }

    private byte[] bytes(String token) {
        return Objects.requireNonNull(get(token, LEDGER)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    /// A streamed archive tells sizes behind its entries, which only a file with its directory can be read by.
    private String sheet(String token) {
        try {
            var file = Files.write(Files.createTempFile("ledger", ".xlsx"), bytes(token));
            try (var zip = new ZipFile(file.toFile())) {
                var entry = zip.getEntry("xl/worksheets/sheet1.xml");
                return HtmlUtils.htmlUnescape(
                        new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
