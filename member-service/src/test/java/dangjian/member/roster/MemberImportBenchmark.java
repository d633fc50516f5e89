package dangjian.member.roster;

import dangjian.kit.TestInfrastructure;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.imports.ImportView;
import dangjian.kit.sheet.SheetWriter;
import dangjian.kit.web.Role;
import dangjian.member.MemberServiceApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/// Imports a large roster into the running service and tells how fast it was and how much memory it took.
///
/// Arguments: number of rows (100000), workbook to import instead of a generated one. Not part of the build.
final class MemberImportBenchmark {

    private static final int BRANCHES = 300;
    private static final String BRANCH = "中国共产党测试区第%d支部委员会";
    private static final String TOKEN = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    private final ConfigurableApplicationContext service;
    private final WebTestClient web;
    private final DatabaseClient database;

    private MemberImportBenchmark(ConfigurableApplicationContext service) {
        this.service = service;
        this.database = service.getBean(DatabaseClient.class);
        this.web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofMinutes(5))
                .build();
    }

    static void main(String[] arguments) throws Exception {
        var rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var workbook = Files.createTempFile("members", ".xlsx");
        write(workbook, rows, 0);
        var small = Files.createTempFile("warm-up", ".xlsx");
        write(small, 5_000, 5_000_000);
        try (var service = start()) {
            var benchmark = new MemberImportBenchmark(service);
            benchmark.plantBranches();
            benchmark.run("warm-up", small);
            benchmark.run("first import", workbook);
            benchmark.run("second, identical import", workbook);
            benchmark.explain();
        } finally {
            Files.delete(workbook);
            Files.delete(small);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(MemberServiceApplication.class, TestTokens.class)
                .initializers(new TestInfrastructure())
                .properties(Map.of(
                        "spring.config.name", "member-service",
                        "spring.application.name", "member-service",
                        "server.port", "0"))
                .run("--management.server.port=0");
    }

    private void plantBranches() {
        database.sql(TestOrganizations.insert()).then().block();
        database.sql("""
                        insert into orgs (id, path, name, short_name, kind, category, version)
                        select uuidv7(), '/1/x' || n || '/', '中国共产党测试区第' || n || '支部委员会', '第' || n || '支部', 'BRANCH',
                            'OTHER', 1 from generate_series(1, %d) n
                        """.formatted(BRANCHES)).then().block();
    }

    private void run(String name, Path workbook) throws InterruptedException {
        System.gc();
        var idle = used();
        var peak = new AtomicLong();
        var live = new AtomicLong();
        var watcher = Thread.ofPlatform().daemon().start(() -> watch(peak, live));
        var job = await(start(workbook));
        watcher.interrupt();
        watcher.join();
        var seconds =
                Duration.between(Objects.requireNonNull(job.startedAt()), Objects.requireNonNull(job.finishedAt()))
                                .toMillis()
                        / 1000.0;
        System.out.printf(
                "%s: %s, %d rows, %d imported, %d faults, %.1f s, %.0f rows/s; heap idle %d MB, peak %d MB over idle,"
                        + " live after collections %d MB over idle%n",
                name,
                job.state(),
                job.rows(),
                job.imported(),
                job.faults(),
                seconds,
                job.rows() / seconds,
                idle >> 20,
                peak.get() - idle >> 20,
                Math.max(0, live.get() - idle) >> 20);
    }

    private UUID start(Path workbook) {
        var form = new MultipartBodyBuilder();
        form.part("file", new FileSystemResource(workbook));
        return Objects.requireNonNull(web.post()
                        .uri("/api/v1/members/imports")
                        .headers(headers -> headers.setBearerAuth(TOKEN))
                        .body(BodyInserters.fromMultipartData(form.build()))
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectBody(ImportView.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    private ImportView await(UUID id) {
        return Objects.requireNonNull(web.get()
                        .uri("/api/v1/members/imports/{id}/events", id)
                        .headers(headers -> headers.setBearerAuth(TOKEN))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBodyList(ImportView.class)
                        .returnResult()
                        .getResponseBody())
                .getLast();
    }

    /// The plans of typical searches over the imported roster.
    private void explain() {
        database.sql("analyze").then().block();
        var branches = "m.org_id = any(array(select id from orgs where path ^@ any(array['%s'])))";
        var one = branches.formatted("/1/x7/");
        var all = branches.formatted("/1/");
        explain("district, first page", all, "m.org_id, m.name, m.id");
        explain("one branch, first page", one, "m.org_id, m.name, m.id");
        explain(
                "district, deep page",
                all
                        + " and (m.org_id, m.name, m.id) > ((select org_id from members order by org_id offset 90000 limit 1),"
                        + " '王', '00000000-0000-0000-0000-000000000000')",
                "m.org_id, m.name, m.id");
        explain("district, name prefix", all + " and m.name ^@ '王建'", "m.name, m.id");
        explain("one branch, name prefix", one + " and m.name ^@ '王'", "m.name, m.id");
        explain("district, name anywhere", all + " and position('建国' in m.name) > 0", "m.name, m.id");
        explain("district, lost", all + " and m.is_lost", "m.org_id, m.name, m.id");
    }

    private void explain(String name, String condition, String order) {
        var plan = database.sql("explain (analyze, costs off) select * from members m where %s order by %s limit 21"
                        .formatted(condition, order))
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
        System.out.println("\n== " + name);
        Objects.requireNonNull(plan).forEach(System.out::println);
    }

    private static void watch(AtomicLong peak, AtomicLong live) {
        while (!Thread.currentThread().isInterrupted()) {
            peak.accumulateAndGet(used(), Math::max);
            live.accumulateAndGet(afterCollection(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static void write(Path workbook, int rows, int offset) throws IOException {
        var headings = Arrays.stream(RosterField.values())
                .filter(field -> !field.isParticular())
                .map(field -> field.column().heading())
                .toList();
        try (var out = Files.newOutputStream(workbook);
                var sheet = new SheetWriter(out, "党员名册", headings)) {
            for (var row = 0; row < rows; row++) {
                sheet.write(row(offset + row));
            }
        }
    }

    private static List<String> row(int number) {
        var surnames = "王李张刘陈杨黄赵吴周";
        var given = "建国志强秀英桂兰海涛晓明文华玉梅春生";
        var birthday = LocalDate.of(1950, 1, 1).plusDays(number % 18_000);
        var digits = "99%04d%s%03d"
                .formatted(number / 10_000 % 10_000, birthday.format(DateTimeFormatter.BASIC_ISO_DATE), number % 997);
        var joined = birthday.plusYears(25);
        var isLost = number % 250 == 0;
        var isMobile = number % 33 == 0;
        return List.of(
                "" + surnames.charAt(number % 10) + given.charAt(number / 10 % 18) + given.charAt(number / 180 % 18),
                digits + CitizenId.checkCharacter(digits),
                number % 997 % 2 == 1 ? "男" : "女",
                number % 20 == 0 ? "回族" : "汉",
                birthday.toString(),
                "大学本科",
                "正式党员",
                BRANCH.formatted(number % BRANCHES + 1),
                joined.toString(),
                joined.plusYears(1).toString(),
                "社区工作人员",
                "138%08d".formatted(number),
                "测试区人民路%d号%d室".formatted(number % 300 + 1, number % 2000),
                "正常",
                isLost ? "是" : "否",
                isLost ? "2025-12-27" : "",
                isMobile ? "是" : "否",
                isMobile ? "江苏省南京市" : "");
    }
}
